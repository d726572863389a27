//! Rows of a shop's database.

/// Beginnings of words in the names of classes whose rows belong to an order, and so never identify its customer.
const OF_ORDERS: [&str; 11] =
    ["address", "basket", "cart", "checkout", "delivery", "invoice", "item", "line", "order", "payment", "shipment"];

/// Whether a row of this class belongs to an order: `ShippingAddress`, `order_line`, `App\\Model\\OrderItems`.
pub(crate) fn is_of_order(class: &str) -> bool {
    let name = class.rsplit(['\\', ':', '.', '/']).next().unwrap_or(class);
    let mut word = String::new();
    let mut words = name.chars().chain(['A']).filter_map(|c| {
        let begins = !c.is_lowercase();
        let ended = begins.then(|| std::mem::take(&mut word));
        word.extend(c.to_lowercase().filter(|c| c.is_alphabetic()));
        ended
    });
    words.any(|word| OF_ORDERS.iter().any(|beginning| word.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::is_of_order;

    #[test]
    fn classes_of_orders() {
        for class in [
            "ShippingAddress",
            "Order",
            "OrderLine",
            "order_line",
            "App\\Model\\CartItems",
            "Shop::Line",
            "BasketLines",
        ] {
            assert!(is_of_order(class), "{class}");
        }
    }

    #[test]
    fn classes_of_customers() {
        for class in
            ["User", "Customer", "Order\\Customer", "Orders::Client", "Online", "AirlineUser", "BorderGuard", ""]
        {
            assert!(!is_of_order(class), "{class}");
        }
    }
}
