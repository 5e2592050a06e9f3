export {defineWidget} from '@akkoord/widget/define';
