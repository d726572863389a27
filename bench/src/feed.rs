//! Feeds as shops' exporters write them, the same ones for the same seed.

use std::fmt::Write as _;
use std::io::{self, Write};

/// The program whose habits a feed has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exporter {
    /// windows-1251, a DOCTYPE, offers of the type `vendor.model`, references for quotes.
    Bitrix,
    /// UTF-8, descriptions with tags in CDATA.
    OpenCart,
    /// windows-1251, attributes in single quotes, everything on one line.
    PhpShop,
    /// UTF-8 with a byte order mark, variations with a `group_id`, ids with letters.
    WooCommerce,
}

impl Exporter {
    /// All of them, by name.
    pub const ALL: [(&'static str, Exporter); 4] = [
        ("bitrix", Exporter::Bitrix),
        ("opencart", Exporter::OpenCart),
        ("phpshop", Exporter::PhpShop),
        ("woocommerce", Exporter::WooCommerce),
    ];
}

/// A shop's feed.
#[derive(Clone, Copy, Debug)]
pub struct Feed {
    /// The program whose habits it has.
    pub exporter: Exporter,
    /// The number of offers.
    pub offers: u64,
    /// The seed of the random numbers.
    pub seed: u64,
    /// Whether to write UTF-8, whatever the exporter's encoding is.
    pub utf8: bool,
}

/// The content of an offer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// The product of a variation.
    pub group_id: Option<String>,
    /// The manufacturer's code.
    pub vendor_code: String,
    /// The kind of product.
    pub kind: &'static str,
    /// The manufacturer.
    pub vendor: &'static str,
    /// The model.
    pub model: String,
    /// The price.
    pub price: String,
    /// The address of its page.
    pub url: String,
    category: u64,
    description: String,
}

const KINDS: [&str; 5] = ["Чайник", "Кроссовки", "Наушники", "Кофе в зёрнах", "Книга"];
const VENDORS: [&str; 5] = ["Bosch", "Adidas", "Sony", "Lavazza", "АСТ & Ко"];
const WORDS: [&str; 16] = [
    "надёжный",
    "лёгкий",
    "из",
    "стали",
    "для",
    "дома",
    "и",
    "дачи",
    "мощность",
    "2400 Вт",
    "объём",
    "1,7 л",
    "\"Pro\"",
    "< 1 кг",
    "№ 1",
    "— новинка",
];
const CATEGORIES: u64 = 40;

impl Offer {
    /// The title as readers of the feed see it.
    pub fn name(&self) -> String {
        format!("{} {} {}", self.kind, self.vendor, self.model)
    }
}

impl Feed {
    /// The offer of this number.
    pub fn offer(&self, number: u64) -> Offer {
        let mut chance = Chance(self.seed.wrapping_add(number.wrapping_mul(0x9e37_79b9)));
        let is_woo = self.exporter == Exporter::WooCommerce;
        let mut description = String::new();
        for _ in 0..20 + chance.below(90) {
            description.push_str(chance.of(&WORDS));
            description.push(' ');
        }
        Offer {
            id: if is_woo {
                format!("SKU-{:06}-{}", number / 3, ["S", "M", "L"][(number % 3) as usize])
            } else {
                (100_000 + number).to_string()
            },
            group_id: is_woo.then(|| format!("SKU-{:06}", number / 3)),
            vendor_code: format!("VC{:08}", chance.below(100_000_000)),
            kind: chance.of(&KINDS),
            vendor: chance.of(&VENDORS),
            model: format!("M{number} {}", chance.of(&WORDS)),
            price: format!("{}.{:02}", 90 + chance.below(99_000), chance.below(100)),
            url: format!("https://shop.example.ru/catalog/{number}/?view_model=flocktory&variation_id={number}"),
            category: 1 + chance.below(CATEGORIES),
            description,
        }
    }

    /// The encoding that the feed declares.
    pub fn encoding(&self) -> &'static str {
        match self.exporter {
            Exporter::Bitrix | Exporter::PhpShop if !self.utf8 => "windows-1251",
            _ => "UTF-8",
        }
    }

    /// Writes the feed.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, mut out: impl Write) -> io::Result<()> {
        let mut text = String::new();
        self.head(&mut text);
        self.put(&mut text, &mut out)?;
        for number in 0..self.offers {
            self.put_offer(&self.offer(number), &mut text);
            self.put(&mut text, &mut out)?;
        }
        text.push_str("</offers></shop></yml_catalog>\n");
        self.put(&mut text, &mut out)?;
        out.flush()
    }

    fn put(&self, text: &mut String, out: &mut impl Write) -> io::Result<()> {
        if self.encoding() == "UTF-8" {
            out.write_all(text.as_bytes())?;
        } else {
            out.write_all(&text.chars().map(windows_1251).collect::<Vec<_>>())?;
        }
        text.clear();
        Ok(())
    }

    fn head(&self, text: &mut String) {
        let encoding = self.encoding();
        text.push_str(match self.exporter {
            Exporter::WooCommerce => "\u{feff}",
            _ => "",
        });
        let _ = match self.exporter {
            Exporter::PhpShop => {
                write!(text, "<?xml version='1.0' encoding='{encoding}'?><yml_catalog date='2026-11-25 13:00'>")
            }
            _ => write!(
                text,
                "<?xml version=\"1.0\" encoding=\"{encoding}\"?>\n<!DOCTYPE yml_catalog SYSTEM \"shops.dtd\">\n\
                 <yml_catalog date=\"2026-11-25 13:00\">\n"
            ),
        };
        text.push_str(
            "<shop><name>Магазин</name><company>ООО «Магазин»</company><url>https://shop.example.ru/</url>\n\
             <currencies><currency id=\"RUB\" rate=\"1\"/></currencies>\n<categories>\n",
        );
        for id in 1..=CATEGORIES {
            let parent = if id > 8 { format!(" parentId=\"{}\"", id % 8 + 1) } else { String::new() };
            let _ = writeln!(text, "<category id=\"{id}\"{parent}>Категория {id}</category>");
        }
        text.push_str("</categories>\n<offers>\n");
    }

    fn put_offer(&self, offer: &Offer, text: &mut String) {
        let Offer { id, vendor_code, kind, vendor, price, category, .. } = offer;
        let (url, model, vendor) = (escape(&offer.url), escape(&offer.model), escape(vendor));
        let picture = format!("https://shop.example.ru/upload/iblock/{id}.jpg");
        let _ = match self.exporter {
            Exporter::Bitrix => write!(
                text,
                "<offer id=\"{id}\" type=\"vendor.model\" available=\"true\">\n<url>{url}</url>\n<price>{price}</price>\n\
                 <currencyId>RUB</currencyId>\n<categoryId>{category}</categoryId>\n<picture>{picture}</picture>\n\
                 <typePrefix>{kind}</typePrefix>\n<vendor>{vendor}</vendor>\n<vendorCode>{vendor_code}</vendorCode>\n\
                 <model>{model}</model>\n<description>{}</description>\n</offer>\n",
                escape(&offer.description)
            ),
            Exporter::OpenCart => write!(
                text,
                "<offer id=\"{id}\" available=\"true\">\n  <url>{url}</url>\n  <price>{price}</price>\n  \
                 <currencyId>RUB</currencyId>\n  <categoryId>{category}</categoryId>\n  <picture>{picture}</picture>\n  \
                 <delivery>true</delivery>\n  <name>{kind} {vendor} {model}</name>\n  <vendor>{vendor}</vendor>\n  \
                 <vendorCode>{vendor_code}</vendorCode>\n  <description><![CDATA[<p>{}</p>]]></description>\n  \
                 <param name=\"Цвет\">чёрный</param>\n</offer>\n",
                offer.description
            ),
            Exporter::PhpShop => write!(
                text,
                "<offer id='{id}' available='true'><url>{url}</url><price>{price}</price><currencyId>RUB</currencyId>\
                 <categoryId>{category}</categoryId><picture>{picture}</picture><name>{kind} {vendor} {model}</name>\
                 <vendor>{vendor}</vendor><vendorCode>{vendor_code}</vendorCode><description>{}</description></offer>",
                escape(&offer.description)
            ),
            Exporter::WooCommerce => write!(
                text,
                "<offer id=\"{id}\" group_id=\"{}\">\n\t<name><![CDATA[{kind} {} {}]]></name>\n\t<url>{url}</url>\n\t\
                 <price>{price}</price>\n\t<currencyId>RUB</currencyId>\n\t<categoryId>{category}</categoryId>\n\t\
                 <picture>{picture}</picture>\n\t<vendor>{vendor}</vendor>\n\t<vendorCode>{vendor_code}</vendorCode>\n\t\
                 <param name=\"Размер\">L</param>\n\t<description>{}</description>\n</offer>\n",
                offer.group_id.as_deref().unwrap_or_default(),
                offer.vendor,
                offer.model,
                escape(&offer.description)
            ),
        };
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A character in windows-1251, of those that these feeds have.
fn windows_1251(c: char) -> u8 {
    match c {
        '\0'..='\x7f' => c as u8,
        'А'..='я' => u8::try_from(c as u32 - 'А' as u32).unwrap_or(0) + 0xc0,
        'Ё' => 0xa8,
        'ё' => 0xb8,
        '«' => 0xab,
        '»' => 0xbb,
        '№' => 0xb9,
        '—' => 0x97,
        _ => b'?',
    }
}

/// SplitMix64.
struct Chance(u64);

impl Chance {
    fn of(&mut self, words: &[&'static str]) -> &'static str {
        usize::try_from(self.below(words.len() as u64)).map_or("", |index| words[index])
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % limit
    }
}
