import { rupiahShort } from '../shared/money.ts'

/** 'Rp25.000 / kg'; 'Tanya harga' where the seller wants to be asked. */
export function priceText({ price, unit }: { price: number | null; unit: string }): string {
  if (price === null) return 'Tanya harga'
  return unit ? `${rupiahShort(price)} / ${unit}` : rupiahShort(price)
}
