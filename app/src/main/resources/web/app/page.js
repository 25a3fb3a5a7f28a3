import { LitElement, html, nothing } from 'lit';
import { choice, requestKey, session } from './memory.js';
import * as service from './service.js';
import * as views from './views.js';
import { firstCome, wordsFor } from './words.js';

/** The page: which view is shown, and what the reader does there. */
class AnlanPage extends LitElement {
  static properties = {
    lang: {}, large: {}, view: {}, list: {}, campaign: {}, session: {}, errors: {}, busy: {}, retrying: {}, gaveUp: {},
    answer: {}, refreshed: {}, seat: {}, looked: {}, leaf: {},
  };

  constructor() {
    super();
    this.lang = choice.get('lang') ?? 'zh-CN';
    this.large = choice.get('large') ?? false;
    this.session = session.get();
    this.errors = {};
    this.view = 'list';
    addEventListener('popstate', () => this.arrive());
  }

  // In the page itself, not in a shadow: one style sheet, and labels find their fields.
  createRenderRoot() {
    this.replaceChildren();
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.dress();
    service.learnEdges();
    this.arrive();
  }

  get t() {
    return wordsFor(this.lang, this.campaign);
  }

  dress() {
    document.documentElement.lang = this.lang;
    document.documentElement.classList.toggle('large', this.large);
    document.title = `${this.t.service} · ${this.t.owner}`;
  }

  show(view) {
    this.view = view;
    this.updateComplete.then(() => {
      scrollTo(0, 0);
      this.querySelector('.errors, h1')?.focus({ preventScroll: true });
    });
  }

  /** Follows the address: what a reload or a scanned code leads to. */
  arrive = async () => {
    const [, kind, id] = location.pathname.split('/');
    this.errors = {};
    try {
      if (kind === 'c') await this.openCampaign(decodeURIComponent(id));
      else if (kind === 'r') await this.lookUp(decodeURIComponent(id));
      else {
        this.campaign = undefined;
        this.show('list');
        this.list = await service.campaigns();
      }
    } catch (refusal) {
      this.complain(refusal);
      if (kind !== 'r') this.show('failed');
    }
  };

  async openCampaign(id) {
    this.campaign = undefined;
    this.show('campaign');
    this.campaign = await service.campaign(id);
  }

  async lookUp(number) {
    this.leaf = location.hash.slice(1);
    this.looked = undefined;
    this.show('lookUp');
    this.looked = await service.registration(number, this.session?.token);
    this.campaign = await service.campaign(this.looked.campaign).catch(() => undefined);
  }

  go = (event) => {
    event.preventDefault();
    history.pushState(null, '', event.currentTarget.getAttribute('href'));
    this.arrive();
  };

  begin = () => (this.session ? this.proceed() : this.show('signIn'));

  proceed() {
    this.show(firstCome(this.campaign) ? 'seat' : 'channel');
  }

  toField = (event) => {
    event.preventDefault();
    this.querySelector(event.currentTarget.getAttribute('href'))?.focus();
  };

  complain(refusal, field = 'all') {
    const message = this.t.problems[refusal.slug] ?? this.t.otherProblem(refusal.correlationId || refusal.slug);
    this.errors = { [field]: message };
    this.updateComplete.then(() => this.querySelector('.errors')?.focus());
  }

  missing(fields) {
    this.errors = Object.fromEntries(fields.map((field) => [field, this.t.needed[field]]));
    this.updateComplete.then(() => this.querySelector('.errors')?.focus());
    return fields.length > 0;
  }

  signIn = async (event) => {
    event.preventDefault();
    const answers = Object.fromEntries(new FormData(event.target));
    answers.name = answers.name.trim();
    answers.idNumber = answers.idNumber.trim().toUpperCase();
    const fits = { name: /./, idNumber: /^[0-9]{17}[0-9X]$/, code: /^[0-9]{6}$/ };
    if (this.missing(Object.keys(fits).filter((field) => !fits[field].test(answers[field])))) return;
    this.busy = true;
    try {
      this.session = await service.logIn(answers);
      session.set(this.session);
      this.proceed();
    } catch (refusal) {
      this.complain(refusal, { 'bad-id-number': 'idNumber', 'bad-text': 'name', 'text-too-long': 'name' }[refusal.slug]);
    } finally {
      this.busy = false;
    }
  };

  signOut = () => {
    session.set(null);
    this.session = null;
    history.pushState(null, '', '/');
    this.arrive();
  };

  register = (event) => {
    event.preventDefault();
    this.channel = new FormData(event.target).get('channel');
    if (!this.missing(this.channel ? [] : ['channel'])) this.send();
  };

  send = () => this.sendOff(async (onRetry) => {
    const request = `${this.campaign.id}:${this.channel}`;
    const key = requestKey.get(request, service.newKey);
    this.answer = await service.register(this.campaign.id, this.channel, this.session.token, key, onRetry);
    requestKey.forget(request);
    this.refreshed = false;
    this.show('receipt');
  });

  claim = (event) => {
    event.preventDefault();
    this.sendOff(async (onRetry) => {
      const request = `${this.campaign.id}:seat`;
      const key = requestKey.get(request, service.newKey);
      this.seat = await service.claim(this.campaign.id, this.session.token, key, onRetry);
      requestKey.forget(request);
      this.show('claim');
    });
  };

  keepSeat = () => this.endClaim('confirm');

  giveBack = () => this.endClaim('release');

  endClaim(end) {
    this.sendOff(async (onRetry) => {
      this.seat = await service.endClaim(this.seat.claimNo, end, this.session.token, onRetry);
      this.show('claim');
    });
  }

  /** Sends, and keeps what it sent: what was given up can be tried again as it was. */
  async sendOff(request) {
    this.tryAgain = () => this.sendOff(request);
    this.errors = {};
    this.retrying = undefined;
    this.show('sending');
    try {
      await request((slug, attempt) => {
        this.retrying = { slug, attempt };
      });
    } catch (refusal) {
      this.afterRefusal(refusal);
    }
  }

  afterRefusal(refusal) {
    if (['not-stored', 'in-doubt', 'unreachable', 'failed'].includes(refusal.slug)) {
      this.gaveUp = refusal.slug;
      this.show('gaveUp');
      return;
    }
    if (refusal.slug.startsWith('session-')) {
      session.set(null);
      this.session = null;
      this.show('signIn');
    } else {
      this.proceed();
    }
    this.complain(refusal);
  }

  refresh = async () => {
    try {
      const now = await service.registration(this.answer.registrationNo, this.session?.token);
      this.answer = { ...this.answer, ...now };
      this.refreshed = true;
    } catch (refusal) {
      this.complain(refusal);
    }
  };

  save = () => {
    const file = new Blob([JSON.stringify(this.answer.receipt, null, 2)], { type: 'application/json' });
    const link = Object.assign(document.createElement('a'), {
      href: URL.createObjectURL(file),
      download: `${this.answer.registrationNo}.json`,
    });
    link.click();
    URL.revokeObjectURL(link.href);
  };

  changeLanguage = () => {
    this.lang = this.lang === 'en' ? 'zh-CN' : 'en';
    choice.set('lang', this.lang);
    this.errors = {};
    this.dress();
  };

  changeSize = () => {
    this.large = !this.large;
    choice.set('large', this.large);
    this.dress();
  };

  render() {
    const { t, lang } = this;
    return html`
      <a class="skip" href="#main">${t.skip}</a>
      <header>
        <div class="bar">
          <a class="brand" href="/" @click=${this.go}><span class="owner">${t.owner}</span><span class="service">${t.service}</span></a>
          <div class="switches">
            <button @click=${this.changeSize} aria-pressed=${this.large}>${this.large ? t.normalText : t.largeText}</button>
            <button @click=${this.changeLanguage} lang=${lang === 'en' ? 'zh-CN' : 'en'}>${t.otherLanguage}</button>
          </div>
        </div>
      </header>
      <main class="sheet" id="main">${views[`${this.view}View`](this, t, lang)}</main>
      <footer>
        ${this.session ? html`<p>${t.signedInAs(this.session.name)} <button class="link" @click=${this.signOut}>${t.signOut}</button></p>` : nothing}
        <p>${t.help}</p>
      </footer>`;
  }
}

customElements.define('anlan-page', AnlanPage);
