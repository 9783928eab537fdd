export const SITE_KINDS = ['village', 'district', 'regency'] as const
export type SiteKind = (typeof SITE_KINDS)[number]
