const BROWSERS: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMS: [RegExp, string][] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iPhone atau iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bLinux\b/, 'Linux'],
]

/** A browser in words its owner knows again, 'Chrome di Windows'; nothing more of what the browser says is kept. */
export function deviceWords(userAgent: string | undefined): string {
  const of = (words: [RegExp, string][]) => words.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  const system = of(SYSTEMS)
  return `${of(BROWSERS) ?? 'Peramban'}${system ? ` di ${system}` : ''}`
}
