/**
 * Where a sign-in leads back to: a page under /admin of this same site, else /admin.
 * Whatever a browser could read as another address (a scheme, '//', a backslash, '..') is refused.
 */
export function returnPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || wanted.length > 500 || !/^\/admin(?=[/?]|$)[\w\-./?=&%+]*$/.test(wanted))
    return '/admin'
  if (wanted.includes('//')) return '/admin'
  const url = new URL(wanted, 'http://this.invalid')
  return `${url.pathname}${url.search}` === wanted ? wanted : '/admin'
}
