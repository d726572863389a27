"""The order that the tests change."""


def order(**changes):
    return {
        "user": {"name": "Анна Иванова", "email": "anna@shop.ru"},
        "order": {"id": "A-1", "price": 1000, "items": [item()], **changes},
    }


def item(**changes):
    return {"id": "777", **changes}


def reported(problems):
    return [(problem.code, problem.path) for problem in problems]
