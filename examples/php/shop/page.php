<?php
/**
 * @var Shop $shop
 * @var ?array $order
 * @var callable $escape
 * @var string $charset
 * @var Flocktory\Postcheckout\SafeRenderer $flocktory
 */
?>
<!doctype html>
<html lang="ru">
<head>
    <meta charset="<?= $charset ?>">
    <title>Чайная лавка</title>
    <?= $flocktory->loader(12345) ?>
</head>
<body>
<?php if ($order !== null): ?>
    <h1>Спасибо за заказ</h1>
    <p id="order">Заказ № <?= $escape($order['order']['id']) ?> на <?= $escape($order['order']['price']) ?> руб.</p>
    <?= $flocktory->html($order) ?>
<?php elseif (http_response_code() === 404): ?>
    <h1>Нет такой страницы</h1>
<?php else: ?>
    <h1>Чайная лавка</h1>
    <form action="/order" method="post">
        <?php foreach ($shop->products() as $product): ?>
            <label>
                <?= $escape($product['title']) ?>, <?= $escape($product['price']) ?> руб.
                <input name="count[<?= $escape($product['id']) ?>]" type="number" min="0" value="0">
            </label>
        <?php endforeach ?>
        <label>Имя <input name="name"></label>
        <label>Почта <input name="email"></label>
        <label>Телефон <input name="phone"></label>
        <button>Купить</button>
    </form>
<?php endif ?>
<p id="after">Лавка открыта каждый день</p>
</body>
</html>
