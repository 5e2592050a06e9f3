import {consentPlugin} from '@akkoord/vue';

/** What the server read goes to the browser with the page, so that its first render says the same. */
export default defineNuxtPlugin(({vueApp}) => {
  const initial = useState('consent', () => {
    const {status, choices} = useRequestEvent().node.req.consent();
    return {status, choices};
  });
  vueApp.use(consentPlugin({initial: initial.value}));
});
