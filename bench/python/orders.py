"""Orders as a shop has them, with texts made anew for each."""

BASE_URL = "https://shop.example.ru"
TITLES = [
    title.encode()
    for title in (
        "Кроссовки мужские Nike Air Max 90, белые",
        "Чайник электрический «Заря» 1,7 л",
        "Кофе в зёрнах Lavazza Oro, 1 кг",
        "Наушники Sony WH-1000XM5 (чёрные)",
        "Книга «Мастер и Маргарита» М. Булгаков",
    )
]


def order(number: int, items: int) -> dict:
    return {
        "user": {"name": "Анна Иванова".encode().decode(), "email": f"anna.ivanova{number}@mail.ru"},
        "order": {
            "id": f"A-{number}",
            "price": 129999.9,
            "custom_field": f"crm-{number}",
            "items": [item(number, n) for n in range(items)],
        },
        "spot": "desktop",
    }


def item(number: int, n: int) -> dict:
    return {
        "id": f"sku-{number % 1000 * 1000 + n}",
        "title": TITLES[(number + n) % 5].decode(),
        "price": 990.5 + n,
        "image": f"{BASE_URL}/upload/iblock/{n % 4096:03x}/{n * 2654435:08x}.jpg",
        "count": n % 3 + 1,
    }


def incomplete(number: int, items: int) -> dict:
    """An order that the options complete: addresses of pictures without the host, and no spot."""
    made = order(number, items)
    del made["spot"]
    for one in made["order"]["items"]:
        one["image"] = one["image"].removeprefix(BASE_URL)
    return made


def options(number: int) -> dict:
    return {"nonce": f"bm9uY2U{number:09d}", "base_url": BASE_URL, "lang": "ru", "spot": "desktop"}


def with_warning(number: int, items: int) -> dict:
    """An order with one warning: its first title has an entity of HTML."""
    made = order(number, items)
    made["order"]["items"][0]["title"] += " &quot;XL&quot;"
    return made
