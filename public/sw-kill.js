// Put in the place of sw.js, this takes the offline copy off every device that comes by: a missing sw.js would leave
// the old one running for ever. Carts are not touched.
'use strict';
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
  const names = await caches.keys();
  for (const name of names) {
    await caches.delete(name);
  }
  await self.registration.unregister();
  // A page that loads registers this file anew; one that was loaded from the network needs no second load.
  if (names.length > 0) {
    for (const client of await self.clients.matchAll({ type: 'window' })) {
      client.navigate(client.url);
    }
  }
}
