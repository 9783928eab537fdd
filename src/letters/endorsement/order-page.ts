import type { Order } from '../way/move.ts'
import type { OrderSetting } from './find-order.ts'

const ORDERS: Record<Order, string> = {
  after: 'Setelah terbit: desa menerbitkan, lalu camat mengesahkan dengan naskah kedua',
  first: 'Sebelum terbit: camat mengesahkan dulu, lalu desa menerbitkan',
}

export type OrderLook = {
  message?: string
  /** Somebody else saved meanwhile: what was chosen stands beside it. */
  theirs?: { chosen: string }
}

const orderNameOf = ({ first }: OrderSetting) => (first ? 'first' : 'after')

/** What views/letters/endorsement/order.eta reads. */
export function orderPage(setting: OrderSetting, { message, theirs }: OrderLook) {
  const stored = orderNameOf(setting)
  return {
    title: 'Urutan pengesahan',
    notice: message === 'simpan' ? 'Urutan tersimpan. Berlaku untuk surat yang diajukan mulai sekarang.' : null,
    version: setting.version,
    value: theirs?.chosen ?? stored,
    options: Object.entries(ORDERS).map(([value, label]) => ({ value, label })),
    stored: ORDERS[stored],
    theirs: theirs !== undefined,
  }
}
