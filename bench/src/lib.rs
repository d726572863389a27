//! The orders and feeds that the benchmarks read: Cyrillic titles, exact prices, pictures, as shops have them.

pub mod feed;
pub mod packed;

use flocktory_postcheckout::{Item, Order, Postcheckout, User};
use serde::Serialize;

const TITLES: [&str; 5] = [
    "Кроссовки мужские Nike Air Max 90, белые",
    "Чайник электрический «Заря» 1,7 л",
    "Кофе в зёрнах Lavazza Oro, 1 кг",
    "Наушники Sony WH-1000XM5 (чёрные)",
    "Книга «Мастер и Маргарита» М. Булгаков",
];

/// An order as a shop stores it, ready to be written by serde.
#[derive(Serialize)]
pub struct ShopOrder {
    /// The customer.
    pub user: ShopUser,
    /// The basket.
    pub order: ShopBasket,
    /// The spot.
    pub spot: &'static str,
}

/// A customer as a shop stores it.
#[derive(Serialize)]
pub struct ShopUser {
    /// First and last name.
    pub name: String,
    /// The address.
    pub email: String,
}

/// A basket as a shop stores it.
#[derive(Serialize)]
pub struct ShopBasket {
    /// The order's id.
    pub id: String,
    /// The total price.
    pub price: String,
    /// A second id.
    pub custom_field: String,
    /// The lines.
    pub items: Vec<ShopItem>,
}

/// A line as a shop stores it.
#[derive(Serialize)]
pub struct ShopItem {
    /// The offer's id.
    pub id: String,
    /// The title.
    pub title: String,
    /// The price of one.
    pub price: String,
    /// The picture.
    pub image: String,
    /// How many.
    pub count: u32,
}

impl ShopOrder {
    /// The order of this number, with this many items.
    pub fn new(number: u32, items: u32) -> ShopOrder {
        let item = |n: u32| ShopItem {
            id: format!("sku-{}", number % 1000 * 1000 + n),
            title: TITLES[((number + n) % 5) as usize].to_owned(),
            price: format!("{}.{:02}", 990 + n, n % 100),
            image: format!("https://shop.example.ru/upload/iblock/{:03x}/{:08x}.jpg", n % 4096, n * 2_654_435),
            count: n % 3 + 1,
        };
        ShopOrder {
            user: ShopUser {
                name: "Анна Иванова".to_owned(), email: format!("anna.ivanova{number}@mail.ru")
            },
            order: ShopBasket {
                id: format!("A-{number}"),
                price: "129999.90".to_owned(),
                custom_field: format!("crm-{number}"),
                items: (0..items).map(item).collect(),
            },
            spot: "desktop",
        }
    }

    /// A typed order that borrows every text of this order.
    pub fn typed(&self) -> Postcheckout<'_> {
        let items = self.order.items.iter().map(|item| {
            let known = Item::new().id(&item.id).title(&item.title).price(&item.price);
            known.image(&item.image).count(item.count)
        });
        let order = Order::new(&self.order.id, &self.order.price).custom_field(&self.order.custom_field).items(items);
        Postcheckout::new(User::new().name(&self.user.name).email(&self.user.email), order).spot(self.spot)
    }
}
