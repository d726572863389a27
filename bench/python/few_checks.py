"""The checks that most shops would write: types, one at sign, no negative price."""


def validate(order):
    user, purchase = order["user"], order["order"]
    if not isinstance(user["name"], str) or not isinstance(user["email"], str) or user["email"].count("@") != 1:
        raise ValueError("user")
    if not isinstance(purchase["id"], str) or not isinstance(purchase["price"], (int, float)) or purchase["price"] < 0:
        raise ValueError("order")
    if not isinstance(purchase["items"], list) or not purchase["items"]:
        raise ValueError("items")
    for item in purchase["items"]:
        if not isinstance(item["id"], str) or not isinstance(item["title"], str) or not isinstance(item["image"], str):
            raise ValueError("item")
        if not isinstance(item["price"], (int, float)) or item["price"] < 0 or not isinstance(item["count"], int):
            raise ValueError("price")
