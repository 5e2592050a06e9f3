// The entry of a file of its own: what only whoever sets up sites and writes notices has to load.
export {DraftPage} from './draft-page.tsx';
export {DraftsPart} from './drafts-part.tsx';
export {SetUpPage} from './set-up-page.tsx';
