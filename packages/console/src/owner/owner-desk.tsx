// The entry of a file of its own: what only owners, whoever writes notices and whoever is invited have to load.
export {Invitation} from '../people/invitation.tsx';
export {Tokens} from '../people/tokens.tsx';
export {DraftPage} from './draft-page.tsx';
export {DraftsPart} from './drafts-part.tsx';
export {SetUpPage} from './set-up-page.tsx';
