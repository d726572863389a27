//! Orders and options with a secret in any place.

use super::dice::Dice;
use super::secret::Secret;
use crate::generate::Tree;

struct Planter<'s> {
    secret: &'s Secret,
    /// One of so many values is planted.
    rarity: usize,
}

/// An order, or a list of orders.
pub(super) fn order(dice: &mut Dice, secret: &Secret) -> Tree {
    let planter = Planter { secret, rarity: *dice.pick(&[2, 6, 20]) };
    if dice.is_one_of(4) {
        return Tree::List((0..=dice.below(3)).map(|_| planter.postcheckout(dice)).collect());
    }
    planter.postcheckout(dice)
}

pub(super) fn options(dice: &mut Dice, secret: &Secret) -> Tree {
    let planter = Planter { secret, rarity: *dice.pick(&[4, 20]) };
    let normal = [
        ("nonce", "abc"),
        ("spot", "thanks"),
        ("base_url", "https://shop.ru/"),
        ("country", "RU"),
        ("charset", "utf-8"),
        ("lang", "ru"),
        ("form", "script"),
        ("feed", ""),
    ];
    let pairs = normal.map(|(name, value)| (name.to_owned(), planter.value(dice, value)));
    planter.map(dice, pairs.into())
}

impl Planter<'_> {
    fn postcheckout(&self, dice: &mut Dice) -> Tree {
        let user = self.user(dice);
        let items = (0..=dice.below(3)).map(|_| self.item(dice)).collect();
        let order = vec![
            ("id".to_owned(), self.value(dice, "A-77")),
            ("price".to_owned(), self.value(dice, "100")),
            ("custom_field".to_owned(), self.value(dice, "null")),
            ("items".to_owned(), self.tree(dice, Tree::List(items))),
            ("extra".to_owned(), self.extra(dice)),
        ];
        let order = self.map(dice, order);
        let pairs = vec![
            ("user".to_owned(), self.tree(dice, user)),
            ("order".to_owned(), self.tree(dice, order)),
            ("spot".to_owned(), self.value(dice, "None")),
            ("extra".to_owned(), self.extra(dice)),
        ];
        self.map(dice, pairs)
    }

    fn user(&self, dice: &mut Dice) -> Tree {
        let mut pairs = vec![("extra".to_owned(), self.extra(dice))];
        for name in ["name", "first_name", "last_name", "email", "phone", "id", "sex"] {
            let value = match dice.below(self.rarity) {
                // Half of it in each half of the name too.
                0 => Tree::Text(self.secret.short_phone(dice)),
                1 if matches!(name, "email" | "phone") => Tree::Text(self.secret.local().to_owned()),
                2 => continue,
                3 => Tree::Number(format!("{}.5", &self.secret.phone[3..])),
                _ => self.value(dice, "null"),
            };
            pairs.push((name.to_owned(), value));
        }
        self.map(dice, pairs)
    }

    fn item(&self, dice: &mut Dice) -> Tree {
        let normal = [("id", " 7"), ("title", "A &amp; B"), ("price", "1"), ("image", "/1.jpg"), ("count", "0")];
        let mut pairs: Vec<_> =
            normal.iter().map(|(name, value)| ((*name).to_owned(), self.value(dice, value))).collect();
        pairs.push(("extra".to_owned(), self.extra(dice)));
        self.map(dice, pairs)
    }

    fn extra(&self, dice: &mut Dice) -> Tree {
        // A number that JavaScript does not hold is reported with its path, whose keys may be halves of a phone.
        let wrong = Tree::Number("1e400".to_owned());
        let (first, second) = self.secret.phone.split_at(4);
        let halves = Tree::Map(vec![(second.to_owned(), wrong.clone())]);
        let pairs = match dice.below(self.rarity) {
            0 => vec![(first.to_owned(), halves)],
            1 => vec![(self.secret.spelt(dice), wrong)],
            _ => vec![("a".to_owned(), self.value(dice, "b"))],
        };
        self.map(dice, pairs)
    }

    fn value(&self, dice: &mut Dice, normal: &str) -> Tree {
        self.tree(dice, Tree::Text(normal.to_owned()))
    }

    fn tree(&self, dice: &mut Dice, normal: Tree) -> Tree {
        if !dice.is_one_of(self.rarity) {
            return normal;
        }
        match dice.below(10) {
            0 => Tree::Number(self.secret.phone.clone()),
            1 => Tree::Number(format!("-{}.{}", self.secret.phone, dice.below(100_000))),
            2 => Tree::Number(format!("{}.{}e10", &self.secret.phone[..1], &self.secret.phone[1..])),
            3 => Tree::List(vec![Tree::Text(self.secret.spelt(dice))]),
            4 => Tree::Map(vec![(self.secret.spelt(dice), normal)]),
            // As it is in the feed, but for a prefix or the letters' case.
            5 => Tree::Text(self.secret.address.clone()),
            6 => Tree::Text(self.secret.phone.clone()),
            _ => Tree::Text(self.secret.spelt(dice)),
        }
    }

    /// A map, perhaps with an unknown or a duplicate key.
    fn map(&self, dice: &mut Dice, mut pairs: Vec<(String, Tree)>) -> Tree {
        if dice.is_one_of(self.rarity) {
            let value = self.value(dice, "x");
            pairs.push((self.secret.spelt(dice), value));
        }
        if dice.is_one_of(self.rarity) {
            pairs.extend(pairs.last().cloned());
        }
        Tree::Map(pairs)
    }
}
