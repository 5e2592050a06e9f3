// The entry of a file of its own: what only whoever sets up sites and writes notices has to load.
export {SetUpPage} from './set-up-page.tsx';
