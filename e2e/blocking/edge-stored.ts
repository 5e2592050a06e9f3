import type {ElementRow} from './element-row.ts';

const inline = (code: string): string => `<script>${code}</script>`;

/** A cookie of nobody's that tells what a page found in its storage. */
const tell = (id: string, found: string): string => `if(${found})document.cookie='${id}=1; path=/'`;

/** Edge cases of names that a service stores on the site's own host, by code of the page. */
export const storedCases: readonly ElementRow[] = [
  {
    id: 'st-cookie-store',
    title: '`cookieStore.set` of a name',
    markup: () => inline(`cookieStore.set('_ga','1')`),
    bare: 'X',
    cookie: '_ga',
  },
  {
    id: 'st-cookie-store-options',
    title: '`cookieStore.set` with options',
    markup: () => inline(`cookieStore.set({name:'_ga_AB12',value:'1',path:'/'})`),
    bare: 'X',
    cookie: '_ga_AB12',
  },
  {
    id: 'st-local',
    title: '`localStorage.setItem`',
    markup: () =>
      inline(`localStorage.setItem('_ga','1');${tell('local_kept', `localStorage.getItem('_ga')`)}`),
    bare: 'X',
    cookie: 'local_kept',
  },
  {
    id: 'st-session',
    title: '`sessionStorage.setItem`',
    markup: () =>
      inline(`sessionStorage.setItem('_ga','1');${tell('session_kept', `sessionStorage.getItem('_ga')`)}`),
    bare: 'X',
    cookie: 'session_kept',
  },
  {
    id: 'st-local-property',
    title: '`localStorage[name]=`',
    markup: () => inline(`localStorage._ga='1';${tell('property_kept', 'localStorage._ga')}`),
    bare: 'X',
    cookie: 'property_kept',
    limit: {cell: 'X', closedBy: 'erasure, with a refusal'},
  },
];
