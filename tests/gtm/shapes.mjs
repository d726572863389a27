// An order in the data layers that shops have, and the payload that it must become.
export const ITEMS = [
  { id: '777', title: 'Кеды «Б/У»', price: 1499.5, count: 2 },
  { id: '778', title: 'Шнурки', price: 1 },
];
export const USER = { name: 'Анна Иванова', email: 'anna@shop.ru' };
export const user_data = {
  email_address: 'anna@shop.ru',
  phone_number: '+7 999 888-77-66',
  address: { first_name: 'Анна', last_name: 'Иванова' },
};
export const payload = (order = {}, user = {}, rest = {}) => ({
  user: { ...USER, ...user },
  order: { id: 'T-1', price: 3000, items: ITEMS, ...order },
  ...rest,
});

/** The earlier pushes that version 2 would mix into the purchase: more items, and longer ones. */
export const viewItemList = {
  event: 'view_item_list',
  ecommerce: {
    items: [1, 2, 3].map((index) => ({ item_id: `old ${index}`, item_name: 'old', price: 5, quantity: 9, image: 'old' })),
    impressions: [1, 2, 3],
    purchase: { products: [{ id: 'old', quantity: 9 }] },
  },
};

export const SHAPES = {
  ga4: ({ id = 'T-1', value = 3000, items = ITEMS } = {}) => ({
    event: 'purchase',
    ecommerce: {
      transaction_id: id,
      value,
      currency: 'RUB',
      items: items.map(({ id: item_id, title: item_name, price, count: quantity }) => ({ item_id, item_name, price, quantity, item_brand: 'x' })),
    },
  }),
  'enhanced-ecommerce': ({ id = 'T-1', value = 3000, items = ITEMS } = {}) => ({
    event: 'purchase',
    ecommerce: {
      currencyCode: 'RUB',
      purchase: {
        actionField: { id, revenue: value, coupon: 'x' },
        products: items.map(({ title: name, count: quantity, ...rest }) => ({ name, quantity, ...rest })),
      },
    },
  }),
  classic: ({ id = 'T-1', value = 3000, items = ITEMS } = {}) => ({
    event: 'purchase',
    transactionId: id,
    transactionTotal: value,
    transactionProducts: items.map(({ id: sku, title: name, price, count: quantity }) => ({ sku, name, price, quantity })),
  }),
};
