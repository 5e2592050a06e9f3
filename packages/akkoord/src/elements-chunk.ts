export {definePageElements} from '@akkoord/widget/define-page-elements';
