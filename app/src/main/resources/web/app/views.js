import { html, nothing } from 'lit';
import { wordsFor } from './words.js';

// What is shown, without any state of its own: `p` is the page, `t` its words.

const PLACES = { 'site-a': ['甲数据中心', 'Datacenter A'], 'site-b': ['乙数据中心', 'Datacenter B'] };

const RANK = { OPEN: 0, SCHEDULED: 1, CLOSED: 2 };

export const yuan = (fen) => (fen / 100).toLocaleString('zh-CN', { maximumFractionDigits: 2 });

export function moment(text, lang) {
  const options = { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false };
  return new Intl.DateTimeFormat(lang, options).format(new Date(text));
}

/** The end of a window: midnight belongs to the day it ends, as people say it. */
export function ending(text, lang) {
  const end = new Date(text);
  const midnight = (end.getTime() / 3_600_000 + 8) % 24 === 0;
  if (!midnight) return moment(text, lang);
  const day = new Intl.DateTimeFormat(lang, { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' });
  return `${day.format(new Date(end.getTime() - 1))} 24:00`;
}

const text = (campaign, lang) => campaign.texts[lang] ?? campaign.texts['zh-CN'];

const textLang = (campaign, lang) => (campaign.texts[lang] ? lang : 'zh-CN');

export const title = (campaign, lang) => text(campaign, lang).title;

const tag = (state, t) => html`<span class="tag ${state.toLowerCase()}">${t[state]}</span>`;

export const back = (p, t) => html`<a class="back" href="/" @click=${p.go}>${t.back}</a>`;

function window_(campaign, t, lang) {
  if (campaign.state === 'OPEN') return t.until(ending(campaign.closesAt, lang));
  if (campaign.state === 'SCHEDULED') return t.from(moment(campaign.opensAt, lang));
  return t.ended(ending(campaign.closesAt, lang));
}

export function listView(p, t, lang) {
  if (!p.list) return loading(t);
  return html`
    <h1 tabindex="-1">${t.campaigns}</h1>
    <p class="lead">${t.campaignsIntro}</p>
    ${p.list.length === 0 ? html`<p>${t.noCampaigns}</p>` : nothing}
    <ul class="cards">
      ${[...p.list].sort((a, b) => RANK[a.state] - RANK[b.state]).map((c) => html`
        <li>
          <a class="card" href="/c/${c.id}" @click=${p.go}>
            ${tag(c.state, wordsFor(lang, c))}
            <span class="card-title" lang=${textLang(c, lang)}>${title(c, lang)}</span>
            <span class="card-note">${window_(c, wordsFor(lang, c), lang)}</span>
          </a>
        </li>`)}
    </ul>`;
}

export function campaignView(p, t, lang) {
  const c = p.campaign;
  if (!c) return loading(t);
  const sum = c.pack.reduce((all, item) => all + item.faceFen * item.count, 0);
  return html`
    ${back(p, t)}
    ${tag(c.state, t)}
    <h1 tabindex="-1" lang=${textLang(c, lang)}>${title(c, lang)}</h1>
    <p class="lead" lang=${textLang(c, lang)}>${text(c, lang).summary}</p>
    <section class="pack" aria-labelledby="pack">
      <h2 id="pack">${t.pack}</h2>
      <ul>
        ${c.pack.map((item) => html`<li><strong>${t.packItem(yuan(item.thresholdFen), yuan(item.faceFen))}</strong><span>${t.packCount(item.count)}</span></li>`)}
      </ul>
      <p>${t.packTotal(yuan(sum))}</p>
    </section>
    <dl class="rules">
      <dt>${t.when}</dt><dd>${t.whenText(moment(c.opensAt, lang), ending(c.closesAt, lang))}</dd>
      <dt>${t.who}</dt><dd>${t.whoText(c.minAge)}</dd>
      <dt>${t.how}</dt><dd>${t.howText}</dd>
    </dl>
    ${c.state === 'OPEN'
      ? html`<div class="action"><button class="main" @click=${p.begin}>${t.start}</button><p class="hint">${t.startHint}</p></div>`
      : html`<p class="note">${window_(c, t, lang)}</p>`}`;
}

function errors(p, t) {
  const found = Object.entries(p.errors);
  if (found.length === 0) return nothing;
  return html`
    <div class="errors" role="alert" tabindex="-1">
      <h2>${t.problem}</h2>
      <ul>${found.map(([field, message]) => html`<li>${field === 'all' ? message : html`<a href="#${field}" @click=${p.toField}>${message}</a>`}</li>`)}</ul>
    </div>`;
}

function field(p, name, label, hint, attributes) {
  const error = p.errors[name];
  return html`
    <div class="field ${error ? 'wrong' : ''}">
      <label for=${name}>${label}</label>
      <p class="hint" id="${name}-hint">${hint}</p>
      ${error ? html`<p class="error" id="${name}-error">${error}</p>` : nothing}
      <input id=${name} name=${name} type="text" required spellcheck="false"
        class=${attributes.width} maxlength=${attributes.longest} autocomplete=${attributes.autocomplete}
        inputmode=${attributes.keys ?? 'text'} autocapitalize=${attributes.capitals ?? 'off'}
        aria-describedby="${name}-hint ${error ? `${name}-error` : ''}" aria-invalid=${error ? 'true' : 'false'}>
    </div>`;
}

export function signInView(p, t) {
  return html`
    ${back(p, t)}
    ${errors(p, t)}
    <p class="step">${t.step(1, 2)}</p>
    <h1 tabindex="-1">${t.signIn}</h1>
    <p class="inset">${t.signInWhy}</p>
    <form novalidate @submit=${p.signIn}>
      ${field(p, 'name', t.name, t.nameHint, { width: 'wide', longest: 64, autocomplete: 'name' })}
      ${field(p, 'idNumber', t.idNumber, t.idNumberHint, { width: 'wide', longest: 18, autocomplete: 'off', capitals: 'characters' })}
      ${field(p, 'code', t.code, t.codeHint, { width: 'short', longest: 6, autocomplete: 'one-time-code', keys: 'numeric' })}
      <button class="main" ?disabled=${p.busy}>${t.next}</button>
    </form>`;
}

export function channelView(p, t, lang) {
  const c = p.campaign;
  return html`
    ${back(p, t)}
    ${errors(p, t)}
    <p class="step">${t.step(2, 2)}</p>
    <form novalidate @submit=${p.register}>
      <fieldset class="field ${p.errors.channel ? 'wrong' : ''}" aria-describedby="channel-hint">
        <legend><h1 tabindex="-1">${t.channel}</h1></legend>
        <p class="hint" id="channel-hint">${t.channelWhy}</p>
        ${p.errors.channel ? html`<p class="error">${p.errors.channel}</p>` : nothing}
        ${c.channels.map((channel, i) => html`
          <label class="choice"><input type="radio" name="channel" id=${i === 0 ? 'channel' : `channel-${i}`} value=${channel}>
            <span>${t.channels[channel] ?? channel}</span></label>`)}
      </fieldset>
      <h2>${t.check}</h2>
      <dl class="answers">
        <div><dt>${t.person}</dt><dd>${p.session.name}</dd></div>
        <div><dt>${t.campaign}</dt><dd lang=${textLang(c, lang)}>${title(c, lang)}</dd></div>
      </dl>
      <button class="main">${t.submit}</button>
    </form>`;
}

export function sendingView(p, t) {
  const why = { 'not-stored': t.retryNotStored, 'in-doubt': t.retryInDoubt, failed: t.retryInDoubt, unreachable: t.retryNetwork };
  return html`
    <div class="sending" role="status">
      <span class="waves" aria-hidden="true"><i></i><i></i><i></i></span>
      <h1 tabindex="-1">${t.sending}</h1>
      <p class="lead">${p.retrying ? why[p.retrying.slug] : t.sendingText}</p>
      ${p.retrying ? html`<p class="hint">${t.attempt(p.retrying.attempt)}</p>` : nothing}
    </div>`;
}

export function gaveUpView(p, t) {
  const surelyNot = p.gaveUp === 'not-stored';
  return html`
    ${back(p, t)}
    <h1 tabindex="-1">${surelyNot ? t.gaveUpNotStored : t.gaveUpInDoubt}</h1>
    <p class="inset">${surelyNot ? t.gaveUpNotStoredText : t.gaveUpInDoubtText}</p>
    <button class="main" @click=${p.tryAgain}>${t.again}</button>`;
}

/** The last look before a seat is claimed. */
export function seatView(p, t, lang) {
  const c = p.campaign;
  return html`
    ${back(p, t)}
    ${errors(p, t)}
    <p class="step">${t.step(2, 2)}</p>
    <h1 tabindex="-1">${t.check}</h1>
    <dl class="answers">
      <div><dt>${t.person}</dt><dd>${p.session.name}</dd></div>
      <div><dt>${t.campaign}</dt><dd lang=${textLang(c, lang)}>${title(c, lang)}</dd></div>
    </dl>
    <form novalidate @submit=${p.claim}><button class="main" id="claim">${t.submit}</button></form>
    <p class="hint">${t.holdHint}</p>`;
}

export function claimView(p, t, lang) {
  const { state, claimNo, expiresAt, durability } = p.seat;
  if (state !== 'HELD' && state !== 'CONFIRMED') {
    return html`
      ${back(p, t)}
      <h1 tabindex="-1" id="given-back">${t.givenBack}</h1>
      <p class="lead">${t.givenBackText}</p>
      <button class="main" @click=${p.claim}>${t.start}</button>`;
  }
  const held = state === 'HELD';
  return html`
    <div class="panel ${state.toLowerCase()}">
      <h1 tabindex="-1">${held ? t.held : t.kept}</h1>
      <p>${t.claimNumber}</p>
      <p class="number" translate="no">${grouped(claimNo)}</p>
      <p class="keep">${held ? t.heldText(moment(expiresAt, lang)) : t.keep}</p>
    </div>
    ${held ? html`
      <button class="main" id="keep" @click=${p.keepSeat}>${t.keepSeat}</button>
      <button class="plain" id="give-back" @click=${p.giveBack}>${t.giveBack}</button>` : nothing}
    ${storage(durability, t)}
    <dl class="answers"><div><dt>${t.campaign}</dt><dd lang=${textLang(p.campaign, lang)}>${title(p.campaign, lang)}</dd></div></dl>
    ${held ? nothing : html`<h2>${t.next_}</h2><p>${t.keptText}</p>`}`;
}

const grouped = (number) => number.match(/.{1,7}/g).map((part) => html`<span>${part}</span>`);

function storage(durability, t) {
  const both = durability === 'BOTH_SITES';
  return html`
    <div class="stored ${both ? 'both' : 'one'}">
      <svg viewBox="0 0 48 24" width="48" height="24" aria-hidden="true">
        <rect x="1" y="3" width="18" height="18" rx="3" class="full"></rect><rect x="29" y="3" width="18" height="18" rx="3" class=${both ? 'full' : 'open'}></rect>
        <path d="M5.500 12.500l3 3 6-6.500" class="tick"></path>${both ? html`<svg x="28"><path d="M5.500 12.500l3 3 6-6.500" class="tick"></path></svg>` : nothing}
      </svg>
      <div><strong>${t[durability]}</strong><p>${t[`${durability}_text`]}</p></div>
    </div>`;
}

export function receiptView(p, t, lang) {
  const r = p.answer;
  const c = p.campaign;
  return html`
    <div class="panel">
      <h1 tabindex="-1">${r.alreadyRegistered ? t.already : t.done}</h1>
      <p>${t.number}</p>
      <p class="number" translate="no">${grouped(r.registrationNo)}</p>
      <p class="keep">${t.keep}</p>
    </div>
    ${r.alreadyRegistered ? html`<p class="inset">${t.alreadyText(t.channels[r.channel] ?? r.channel)}</p>` : nothing}
    ${storage(r.durability, t)}
    ${r.durability === 'ONE_SITE' ? html`<button class="plain no-print" @click=${p.refresh}>${t.refresh}</button>` : nothing}
    <p class="hint" role="status">${p.refreshed ? t.refreshed : ''}</p>
    <dl class="answers">
      ${c ? html`<div><dt>${t.campaign}</dt><dd lang=${textLang(c, lang)}>${title(c, lang)}</dd></div>` : nothing}
      <div><dt>${t.channelShort}</dt><dd>${t.channels[r.channel] ?? r.channel}</dd></div>
      <div><dt>${t.acceptedAt}</dt><dd>${moment(r.acceptedAt, lang)}</dd></div>
      <div><dt>${t.acceptedBy}</dt><dd>${PLACES[r.site]?.[lang === 'en' ? 1 : 0] ?? r.site}</dd></div>
    </dl>
    ${r.receipt ? html`
      <figure class="qr">
        <img src="/registrations/${r.registrationNo}/qr.svg?leaf=${r.receipt.leaf.slice(0, 32)}" alt=${t.qrHint} width="200" height="200">
        <figcaption>${t.qrHint}<br><span class="hint">${t.leaf} ${r.receipt.leaf.slice(0, 8)}…</span></figcaption>
      </figure>
      <div class="buttons no-print">
        <button class="plain" @click=${p.save}>${t.save}</button>
        <button class="plain" @click=${() => window.print()}>${t.print}</button>
      </div>
      <p class="hint">${t.proof}</p>` : nothing}
    ${c ? html`<h2>${t.next_}</h2><p>${t.nextText(ending(c.closesAt, lang))}</p>` : nothing}`;
}

export function lookUpView(p, t) {
  const r = p.looked;
  if (p.errors.all) return html`${back(p, t)}${errors(p, t)}<h1 tabindex="-1">${t.lookUp}</h1>`;
  if (!r) return loading(t);
  return html`
    ${back(p, t)}
    <h1 tabindex="-1">${t.valid}</h1>
    <p class="lead">${t.validText}</p>
    <p class="number quiet" translate="no">${grouped(r.registrationNo)}</p>
    ${storage(r.durability, t)}
    <dl class="answers">
      <div><dt>${t.campaign}</dt><dd>${p.campaign ? title(p.campaign, p.lang) : r.campaign}</dd></div>
      ${p.leaf ? html`<div><dt>${t.leaf}</dt><dd class="leaf" translate="no">${p.leaf}<br><span class="hint">${t.leafHint}</span></dd></div>` : nothing}
    </dl>`;
}

export const loading = (t) => html`<p class="lead" role="status">${t.loading}</p>`;

export const failedView = (p, t) => html`${back(p, t)}${errors(p, t)}<h1 tabindex="-1">${t.problem}</h1><button class="main" @click=${p.arrive}>${t.again}</button>`;
