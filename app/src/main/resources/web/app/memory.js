// What the browser keeps: the session for this tab, the choices of the reader for good. Never name or id number.
const read = (storage, key) => {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
};
const write = (storage, key, value) => {
  try {
    if (value === null) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing still serves: the reader signs in again.
  }
};

export const session = {
  get() {
    const kept = read(sessionStorage, 'session');
    return kept && Date.parse(kept.expiresAt) > Date.now() ? kept : null;
  },
  set: (value) => write(sessionStorage, 'session', value),
};

/** The request number of a person's registration, kept until it is answered: a reload must not make a second request. */
export const requestKey = {
  get: (campaign, make) => {
    const kept = read(sessionStorage, `key:${campaign}`) ?? make();
    write(sessionStorage, `key:${campaign}`, kept);
    return kept;
  },
  forget: (campaign) => write(sessionStorage, `key:${campaign}`, null),
};

export const choice = {
  get: (name) => read(localStorage, name),
  set: (name, value) => write(localStorage, name, value),
};
