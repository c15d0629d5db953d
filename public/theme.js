// Runs before the first paint, so that the page never flashes in the wrong colours. The key is the one that the
// settings write; a page without it follows the system.
;(() => {
  let scheme = null
  try {
    scheme = localStorage.getItem('saccade-color-scheme')
  } catch {
    scheme = null
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  document.documentElement.dataset.mantineColorScheme =
    scheme === 'light' || scheme === 'dark' ? scheme : system
})()
