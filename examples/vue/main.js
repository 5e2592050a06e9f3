import {ConsentGate, consentPlugin, useConsent} from '@akkoord/vue';
import {createApp} from 'vue';

const Page = {
  components: {ConsentGate},
  setup: useConsent,
  template: `
    <main>
      <h1>Our shop</h1>
      <p>
        {{ isDecided ? 'You have chosen.' : 'You have not chosen yet.' }}
        {{ isGranted('analytical') ? 'We count this visit.' : 'We do not count this visit.' }}
        <button type="button" @click="settings()">Change my choice</button>
      </p>
      <ConsentGate service="youtube">
        <iframe src="https://www.youtube-nocookie.com/embed/M7lc1UVf-VE" title="Our film"></iframe>
        <template #fallback><p>Our film is on YouTube, which you have not allowed.</p></template>
      </ConsentGate>
      <akkoord-declaration></akkoord-declaration>
    </main>`,
};

createApp(Page).use(consentPlugin()).mount('#app');
