export {defineWidget, openSettings} from '@akkoord/widget/define';
