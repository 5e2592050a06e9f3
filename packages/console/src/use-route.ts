import {useEffect, useState} from 'preact/hooks';
import {parseRoute, type Route} from './route.ts';

/** The route of this window, following back, forward and links. */
export function useRoute(): Route {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    // Whoever was quicker than this effect has left already.
    follow();
    return () => removeEventListener('hashchange', follow);
  }, []);
  return parseRoute(hash);
}
