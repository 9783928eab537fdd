// A public page behind the home: what is read from now on can be read again without network. Not where somebody pays for every kilobyte; and
// where a browser keeps nothing (in a private window, say) the site is read as before.
if (navigator.serviceWorker && !navigator.connection?.saveData)
  navigator.serviceWorker.register('/pekerja.js').catch(() => {})
