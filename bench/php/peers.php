<?php

declare(strict_types=1);

use Symfony\Component\Validator\Constraints as Assert;
use Symfony\Component\Validator\Validation;

require 'Symfony/Component/Validator/autoload.php';
require __DIR__ . '/ByHand.php';

/** The rules by hand, with PHP's filters. */
final class Filtered extends ByHand
{
    protected function isEmail(string $email): bool
    {
        return filter_var($email, FILTER_VALIDATE_EMAIL) !== false;
    }

    protected function isUrl(string $url): bool
    {
        return filter_var($url, FILTER_VALIDATE_URL) !== false && str_starts_with($url, 'http');
    }
}

/** The checks that most shops would write: types, one at sign, no negative price. */
function few_checks(array $order): void
{
    ['user' => $user, 'order' => $purchase] = $order;
    if (!is_string($user['name']) || !is_string($user['email']) || substr_count($user['email'], '@') !== 1) {
        throw new InvalidArgumentException('user');
    }
    if (!is_string($purchase['id']) || !is_numeric($purchase['price']) || $purchase['price'] < 0 || !$purchase['items']) {
        throw new InvalidArgumentException('order');
    }
    foreach ($purchase['items'] as $item) {
        if (!is_string($item['id']) || !is_string($item['title']) || !is_string($item['image'])) {
            throw new InvalidArgumentException('item');
        }
        if (!is_numeric($item['price']) || $item['price'] < 0 || !is_int($item['count'])) {
            throw new InvalidArgumentException('price');
        }
    }
}

/** The order with absolute addresses of pictures, and with a spot. */
function completed(array $order, array $options): array
{
    foreach ($order['order']['items'] as $index => $item) {
        if (str_starts_with($item['image'], '/')) {
            $order['order']['items'][$index]['image'] = $options['base_url'] . $item['image'];
        }
    }
    $order['spot'] ??= $options['spot'];

    return $order;
}

/** The script, safe in a page of any charset. */
function script(array $order, ?string $nonce = null): string
{
    $json = json_encode(
        $order,
        JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR,
    );

    $tag = $nonce === null ? '<script>' : "<script nonce=\"$nonce\">";

    return "{$tag}window.flocktory = window.flocktory || [];window.flocktory.push(['postcheckout', $json]);</script>";
}

/** A peer with these checks. The language of messages is a shop's own. */
function peer(callable $check): Closure
{
    return static function (array $order, array $options = []) use ($check): string {
        if ($options) {
            $order = completed($order, $options);
        }
        $check($order);

        return script($order, $options['nonce'] ?? null);
    };
}

const ALL_RULES = 'json_encode, all rules by hand';
const FEW_CHECKS = 'json_encode, twelve lines of checks';

/** @return array<string, callable(array, array=): string> Those that take the options too. */
function by_hand(): array
{
    return [
        ALL_RULES => peer(static fn (array $order) => (new ByHand())->validate($order)),
        FEW_CHECKS => peer(few_checks(...)),
    ];
}

/** @return array<string, callable(array): string> What shops do today: each checks an order, and gives the whole script. */
function peers(): array
{
    $text = [new Assert\Type('string'), new Assert\Length(max: 65_536), new Assert\NotBlank()];
    $price = [new Assert\Type('numeric'), new Assert\PositiveOrZero()];
    $item = new Assert\Collection([
        'id' => $text,
        'title' => $text,
        'price' => $price,
        'image' => [new Assert\Url()],
        'count' => [new Assert\Type('numeric'), new Assert\Positive()],
    ]);
    $rules = new Assert\Collection([
        'user' => new Assert\Collection(['name' => $text, 'email' => [new Assert\Email(), new Assert\NotBlank()]]),
        'order' => new Assert\Collection([
            'id' => $text,
            'price' => $price,
            'custom_field' => $text,
            'items' => [new Assert\Count(min: 1, max: 10_000), new Assert\All([$item])],
        ]),
        'spot' => $text,
    ]);
    $validator = Validation::createValidator();

    return [
        ...by_hand(),
        'json_encode, rules by hand and filter_var' => peer(static fn (array $order) => (new Filtered())->validate($order)),
        'json_encode, symfony/validator' => peer(static function (array $order) use ($validator, $rules): void {
            $violations = $validator->validate($order, $rules);
            if (count($violations) > 0) {
                throw new InvalidArgumentException((string) $violations);
            }
        }),
    ];
}
