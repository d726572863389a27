# frozen_string_literal: true

# Orders as a shop has them, with texts made anew for each.
module Orders
  BASE_URL = "https://shop.example.ru"
  TITLES = [
    "Кроссовки мужские Nike Air Max 90, белые",
    "Чайник электрический «Заря» 1,7 л",
    "Кофе в зёрнах Lavazza Oro, 1 кг",
    "Наушники Sony WH-1000XM5 (чёрные)",
    "Книга «Мастер и Маргарита» М. Булгаков"
  ].freeze

  module_function

  def order(number, items)
    {
      user: { name: "#{"Анна"} Иванова", email: "anna.ivanova#{number}@mail.ru" },
      order: {
        id: "A-#{number}",
        price: 129_999.9,
        custom_field: "crm-#{number}",
        items: Array.new(items) { |n| item(number, n) }
      },
      spot: "desktop"
    }
  end

  def item(number, n)
    {
      id: "sku-#{number % 1000 * 1000 + n}",
      title: copy(TITLES[(number + n) % 5]),
      price: 990.5 + n,
      image: format("#{BASE_URL}/upload/iblock/%03x/%08x.jpg", n % 4096, n * 2_654_435),
      count: n % 3 + 1
    }
  end

  # An order that the options complete: addresses of pictures without the host, and no spot.
  def incomplete(number, items)
    order = order(number, items)
    order.delete(:spot)
    order[:order][:items].each { |item| item[:image] = item[:image].delete_prefix(BASE_URL) }
    order
  end

  def options(number)
    { nonce: format("bm9uY2U%09d", number), base_url: BASE_URL, lang: "ru", spot: "desktop" }
  end

  # An order with one warning: its first title has an entity of HTML.
  def with_warning(number, items)
    order = order(number, items)
    order[:order][:items][0][:title] += " &quot;XL&quot;"
    order
  end

  # A copy with separate bytes whose validity Ruby does not know yet, as from a database.
  def copy(text)
    text.b.force_encoding(Encoding::UTF_8)
  end
end
