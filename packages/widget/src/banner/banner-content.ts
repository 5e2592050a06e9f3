import {askedCategories, askedServices} from '../asked.ts';
import type {WidgetContext} from '../consent-context.ts';
import {makeElement} from '../make-element.ts';
import {categoryLabel, categoryShort} from '../words/category-words.ts';
import {choiceButton, type Press} from './choice-button.ts';

/** Id of the heading that names the dialog. */
export const TITLE_ID = 'akkoord-banner-title';

let further = '';

/** Has banners that are drawn from now on say `text` too: what a privacy signal has refused already. */
export const sayInBanner = (text: string): void => {
  further = text;
};

/**
 * The children of the banner, in reading order: why it asks again where it does, who asks and for what, who else receives data, what a
 * refusal means, the privacy statement, then accept, refuse, settings and the control that closes.
 */
export function bannerContent(context: WidgetContext, press: Press): readonly HTMLElement[] {
  const {consent, t} = context;
  const {controller} = consent.config;
  return [
    makeElement('h2', {slot: 'head', id: TITLE_ID}, t('banner.title')),
    ...whyAgain(context),
    makeElement('p', {slot: 'head'}, t('banner.question', {controller: controller.name})),
    ...askedCategories(consent)
      .filter(({exempt}) => !exempt)
      .flatMap(category => [
        makeElement('dt', {slot: 'list'}, categoryLabel(category, context)),
        makeElement('dd', {slot: 'list'}, categoryShort(category, context)),
      ]),
    makeElement('p', {slot: 'tail'}, consequences(context)),
    ...(further ? [makeElement('p', {slot: 'tail'}, further)] : []),
    ...privacyLink(context),
    choiceButton('layer1.accept', t('choice.accept'), press),
    choiceButton('layer1.refuse', t('choice.refuse'), press),
    choiceButton('layer1.settings', t('choice.settings'), press),
    closeButton(t('banner.close'), press),
  ];
}

/** More than so many are counted instead. */
const NAMED = 8;

/** That something has changed since the last choice, and what, where the services are known by name. */
const whyAgain = ({consent, t, services}: WidgetContext): readonly HTMLElement[] => {
  const {state} = consent;
  if (state.status !== 'stale') return [];
  const names = services.filter(({id}) => state.changed?.includes(id)).map(({name}) => name);
  const told = names.length > NAMED ? t('settings.services', {count: names.length}) : names.join(', ');
  return [
    makeElement('p', {slot: 'head'}, t('banner.again')),
    ...(told ? [makeElement('p', {slot: 'head'}, `${t('changed.title')}: ${told}`)] : []),
  ];
};

const closeButton = (label: string, press: Press): HTMLElement => {
  const button = choiceButton('layer1.close', '×', press);
  button.setAttribute('aria-label', label);
  return Object.assign(button, {slot: 'close', title: label});
};

const consequences = ({consent, t}: WidgetContext): string => {
  const count = askedServices(consent).length;
  const parties = count ? [t('banner.parties', {count})] : [];
  return [...parties, t('banner.refusal'), t('banner.later')].join(' ');
};

/** Nothing where the address is not one that a browser should open (`javascript:`). */
const privacyLink = ({consent, t}: WidgetContext): HTMLElement[] => {
  const link = makeElement('a', {slot: 'link', href: consent.config.privacy}, t('banner.privacy'));
  return /^https?:$/.test(link.protocol) ? [link] : [];
};
