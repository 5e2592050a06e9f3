import {askedCategories, askedServices} from '../asked.ts';
import type {WidgetContext} from '../consent-context.ts';
import {categoryLabel, categoryShort} from '../words/category-words.ts';
import {choiceButton, type Press} from './choice-button.ts';

/** Id of the heading that names the dialog. */
export const TITLE_ID = 'akkoord-banner-title';

const words = <T extends keyof HTMLElementTagNameMap>(tag: T, slot: string, text: string) => {
  const element = document.createElement(tag);
  element.slot = slot;
  element.textContent = text;
  return element;
};

/**
 * The children of the banner, in reading order: who asks and for what, who else receives data, what a
 * refusal means, the privacy statement, then accept, refuse, settings and the control that closes.
 */
export function bannerContent(context: WidgetContext, press: Press): readonly HTMLElement[] {
  const {consent, t} = context;
  const {controller} = consent.config;
  const title = words('h2', 'head', t('banner.title'));
  title.id = TITLE_ID;
  const close = choiceButton('layer1.close', '×', press);
  close.slot = 'close';
  close.ariaLabel = close.title = t('banner.close');
  return [
    title,
    words('p', 'head', t('banner.question', {controller: controller.name})),
    ...askedCategories(consent).flatMap(category => [
      words('dt', 'list', categoryLabel(category, context)),
      words('dd', 'list', categoryShort(category, context)),
    ]),
    words('p', 'tail', consequences(context)),
    ...privacyLink(context),
    choiceButton('layer1.accept', t('choice.accept'), press),
    choiceButton('layer1.refuse', t('choice.refuse'), press),
    choiceButton('layer1.settings', t('choice.settings'), press),
    close,
  ];
}

const consequences = ({consent, t}: WidgetContext): string => {
  const count = askedServices(consent).length;
  const parties = count ? [t('banner.parties', {count})] : [];
  return [...parties, t('banner.refusal'), t('banner.later')].join(' ');
};

/** Nothing where the address is not one that a browser should open (`javascript:`). */
const privacyLink = ({consent, t}: WidgetContext): HTMLElement[] => {
  const link = words('a', 'tail', t('banner.privacy'));
  link.href = consent.config.privacy;
  return /^https?:$/.test(link.protocol) ? [link] : [];
};
