// Talks to the node. What a call throws is always a Refusal, whose slug the page has words for.
export class Refusal extends Error {
  constructor(slug, correlationId, retryAfterSeconds) {
    super(slug);
    this.slug = slug;
    this.correlationId = correlationId;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

// An edge answers within 3 s whatever happens behind it: one that does not is silent itself.
const PATIENCE_MILLIS = 3_500;
const ATTEMPTS = 6;
const LONGEST_PAUSE_SECONDS = 8;

/** Where to ask, the one that answered last first; '' is where the page came from. */
let edges = [''];

/** Learns where else to ask while it can: the edge this page came from may fall silent. */
export async function learnEdges() {
  const told = await call('GET', '/edges').catch(() => ({}));
  edges = ['', ...(told.edges ?? []).filter((edge) => edge !== location.origin)];
}

/** Asks one edge, and the next when it is silent: the same request under the same key. */
async function call(method, path, question) {
  let silent;
  for (const edge of [...edges]) {
    try {
      return await ask(edge, method, path, question);
    } catch (refusal) {
      if (refusal.slug !== 'unreachable') throw refusal;
      silent = refusal;
      edges = [...edges.filter((other) => other !== edge), edge];
    }
  }
  throw silent;
}

async function ask(edge, method, path, { token, key, body } = {}) {
  const headers = { Accept: 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (key) headers['Idempotency-Key'] = key;
  if (body) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch(edge + path, {
      method,
      headers,
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MILLIS),
    });
  } catch {
    throw new Refusal('unreachable', '', undefined);
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  // A bare 5xx of something in between says nothing: it is as if nobody had answered.
  const slug = answer.type?.split('/').pop() ?? (response.status >= 500 ? 'unreachable' : 'failed');
  throw new Refusal(slug, answer.correlationId ?? '', Number(response.headers.get('Retry-After')) || undefined);
}

export const campaigns = async () => (await call('GET', '/campaigns')).campaigns;
export const campaign = (id) => call('GET', `/campaigns/${encodeURIComponent(id)}`);
export const logIn = (answers) => call('POST', '/sessions', { body: { idType: 'resident-id', ...answers } });
export const registration = (number, token) => call('GET', `/registrations/${encodeURIComponent(number)}`, { token });

/** Registers; the same key is the same request at either site. */
export const register = (id, channel, token, key, onRetry) =>
  insist(`/campaigns/${encodeURIComponent(id)}/registrations`, { token, key, body: { channel } }, onRetry);

/** Claims a seat; who has one gets that one again. */
export const claim = (id, token, key, onRetry) =>
  insist(`/campaigns/${encodeURIComponent(id)}/claims`, { token, key }, onRetry);

/** Keeps a held seat or gives it back: `end` is confirm or release. The key lets the edge ask the other site too. */
export const endClaim = (number, end, token, onRetry) =>
  insist(`/claims/${encodeURIComponent(number)}/${end}`, { token, key: newKey() }, onRetry);

/**
 * Asks again as long as the answer is "not stored", "in doubt" or none at all: only for what may be sent twice. `onRetry`
 * is told why before each pause.
 */
async function insist(path, question, onRetry) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call('POST', path, question);
    } catch (refusal) {
      const again = ['not-stored', 'in-doubt', 'unreachable', 'failed'].includes(refusal.slug);
      if (!again || attempt === ATTEMPTS) throw refusal;
      onRetry(refusal.slug, attempt + 1);
      await pause(refusal.retryAfterSeconds ?? 2 ** (attempt - 1));
    }
  }
}

/** Pauses with some chance in it, so that all who were refused at once do not come back at once. */
function pause(seconds) {
  const millis = Math.min(seconds, LONGEST_PAUSE_SECONDS) * 1000 * (1 + Math.random() / 2);
  return new Promise((resolve) => setTimeout(resolve, millis));
}

/** A request's own number; randomUUID is missing on pages without TLS. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
}
