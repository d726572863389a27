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

/** The script, safe in a page of any charset. */
function script(array $order): string
{
    $json = json_encode(
        $order,
        JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR,
    );

    return "<script>window.flocktory = window.flocktory || [];window.flocktory.push(['postcheckout', $json]);</script>";
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
        'json_encode, rules by hand' => static function (array $order): string {
            (new ByHand())->validate($order);

            return script($order);
        },
        'json_encode, rules by hand and filter_var' => static function (array $order): string {
            (new Filtered())->validate($order);

            return script($order);
        },
        'json_encode, symfony/validator' => static function (array $order) use ($validator, $rules): string {
            $violations = $validator->validate($order, $rules);
            if (count($violations) > 0) {
                throw new InvalidArgumentException((string) $violations);
            }

            return script($order);
        },
    ];
}
