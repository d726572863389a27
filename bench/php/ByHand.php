<?php

declare(strict_types=1);

/**
 * The rules that our library checks, as a careful shop would write them itself: tuned, and with all problems reported.
 *
 * Only what an order with an email needs is here, so phones and ids in place of an email are left out.
 */
class ByHand
{
    private const MAX_TEXT = 65_536;
    private const PLACEHOLDERS = [
        'null' => true, 'NULL' => true, 'undefined' => true, 'None' => true, 'none' => true, 'nil' => true,
        'NaN' => true, '(null)' => true, '[object Object]' => true,
    ];
    private const NO_EMAILS = [
        'null' => true, 'undefined' => true, 'none' => true, 'nil' => true, 'nan' => true, 'false' => true,
        'noemail' => true, 'no-email' => true, 'no_email' => true, 'nomail' => true,
    ];
    private const TEST_DOMAINS = [
        'example.com' => true, 'example.org' => true, 'example.net' => true, 'example.ru' => true,
        'test.com' => true, 'test.ru' => true, 'mail.test' => true,
    ];
    private const TESTS = '/^(?:(?:test|tester|testing|example|sample|demo|qwerty|asdf)[0-9]*@|.*\.(?:test|example|invalid|localhost)$)/iD';
    private const LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
    private const EMAIL = '/^([a-zA-Z0-9.!#$%&\'*+\/=?^_`{|}~-]{1,64})@(' . self::LABEL . '(?:\.' . self::LABEL . ')+)$/D';
    private const URL = '~^https?://[^/?#:@.\x00-\x20\x7f"<>\\\\^`{|}][^\x00-\x20\x7f"<>\\\\^`{|}]*$~D';
    private const ENTITY = '/&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|quot|amp|lt|gt|apos|nbsp|laquo|raquo|[nm]dash|hellip);/i';
    private const PRICE = '/^[0-9]+(?:[.,][0-9]+)?$/D';

    private const POSTCHECKOUT = ['user' => true, 'order' => true, 'spot' => true, 'extra' => true];
    private const USER = [
        'name' => true, 'first_name' => true, 'last_name' => true, 'email' => true, 'phone' => true, 'id' => true,
        'sex' => true, 'extra' => true,
    ];
    private const ORDER = ['id' => true, 'price' => true, 'custom_field' => true, 'items' => true, 'extra' => true];
    private const ITEM = [
        'id' => true, 'title' => true, 'price' => true, 'image' => true, 'count' => true, 'extra' => true,
    ];

    /** @var list<array{string, string}> */
    private array $errors = [];

    /** @var list<array{string, string}> */
    private array $warnings = [];

    /** Throws with all errors; gives back the warnings. */
    public function validate(array $order): array
    {
        $this->known($order, self::POSTCHECKOUT, '');
        $this->user($order['user'] ?? null);
        $this->purchase($order['order'] ?? null);
        if (isset($order['spot'])) {
            $this->label($order['spot'], 'spot');
        }
        if ($this->errors) {
            throw new InvalidArgumentException(var_export([...$this->errors, ...$this->warnings], true));
        }

        return $this->warnings;
    }

    private function known(array $given, array $names, string $path): void
    {
        foreach ($given as $key => $_) {
            if (!isset($names[$key])) {
                $this->warnings[] = ['unknown_key', "$path$key"];
            }
        }
    }

    private function user(mixed $given): void
    {
        if (!is_array($given)) {
            $this->errors[] = ['user_missing', 'user'];

            return;
        }
        $this->known($given, self::USER, 'user.');
        $name = $given['name'] ?? null;
        if (is_string($name) && strlen($name) <= self::MAX_TEXT && trim($name) !== '') {
            foreach (explode(' ', $name) as $word) {
                if (isset(self::PLACEHOLDERS[$word])) {
                    $this->warnings[] = ['name_placeholder', 'user.name'];
                }
            }
        } else {
            $this->warnings[] = ['name_missing', 'user.name'];
        }
        if (isset($given['sex']) && $given['sex'] !== 'm' && $given['sex'] !== 'f') {
            $this->warnings[] = ['sex_invalid', 'user.sex'];
        }
        $email = $given['email'] ?? null;
        if (!is_string($email) || strlen($email) > 254 || !$this->isEmail($email)) {
            $this->errors[] = ['identity_missing', 'user'];

            return;
        }
        [$local, $domain] = explode('@', $email);
        if (isset(self::NO_EMAILS[strtolower($local)])) {
            $this->errors[] = ['email_placeholder', 'user.email'];
        } elseif (isset(self::TEST_DOMAINS[$domain]) || preg_match(self::TESTS, $email)) {
            $this->warnings[] = ['email_test', 'user.email'];
        } elseif (strtolower($email) === 'ivan@gmail.com') {
            $this->warnings[] = ['email_sample', 'user.email'];
        }
    }

    private function purchase(mixed $given): void
    {
        if (!is_array($given)) {
            $this->errors[] = ['order_missing', 'order'];

            return;
        }
        $this->known($given, self::ORDER, 'order.');
        $this->id($given['id'] ?? null, 'order.id', $this->errors);
        $this->price($given['price'] ?? null, 'order.price');
        if (isset($given['custom_field'])) {
            $this->label($given['custom_field'], 'order.custom_field');
        }
        $items = $given['items'] ?? null;
        if (!is_array($items) || !$items || count($items) > 10_000) {
            $this->errors[] = ['items_missing', 'order.items'];

            return;
        }
        $seen = [];
        foreach ($items as $index => $item) {
            $this->item($item, $index, $seen);
        }
    }

    private function item(mixed $item, int|string $index, array &$seen): void
    {
        if (!is_array($item)) {
            $this->errors[] = ['wrong_type', "order.items[$index]"];

            return;
        }
        foreach ($item as $key => $_) {
            if (!isset(self::ITEM[$key])) {
                $this->warnings[] = ['unknown_key', "order.items[$index].$key"];
            }
        }
        $id = $item['id'] ?? null;
        if ($id === null) {
            $this->warnings[] = ['item_id_missing', "order.items[$index].id"];
        } else {
            $this->id($id, "order.items[$index].id", $this->warnings);
            if (isset($seen[$id])) {
                $this->warnings[] = ['item_id_repeated', "order.items[$index].id"];
            }
            $seen[$id] = true;
        }
        if (isset($item['title'])) {
            $this->label($item['title'], "order.items[$index].title");
            if (strpos($item['title'], '&') !== false && preg_match(self::ENTITY, $item['title'])) {
                $this->warnings[] = ['text_html', "order.items[$index].title"];
            }
        }
        if (isset($item['price'])) {
            $this->price($item['price'], "order.items[$index].price");
        }
        if (isset($item['image']) && !(is_string($item['image']) && $this->isUrl($item['image']))) {
            $this->warnings[] = ['image_invalid', "order.items[$index].image"];
        }
        if (isset($item['count'])) {
            $count = $item['count'];
            if (!(is_int($count) || is_float($count)) || $count <= 0 || $count >= INF) {
                $this->warnings[] = ['count_invalid', "order.items[$index].count"];
            }
        }
    }

    private function id(mixed $given, string $path, array &$problems): void
    {
        if (is_int($given)) {
            return;
        }
        if (!is_string($given) || strlen($given) > self::MAX_TEXT) {
            $problems[] = ['wrong_type', $path];

            return;
        }
        $trimmed = trim($given);
        if ($trimmed === '' || isset(self::PLACEHOLDERS[$trimmed])) {
            $problems[] = ['id_missing', $path];
        } elseif ($trimmed !== $given) {
            $this->warnings[] = ['id_whitespace', $path];
        }
    }

    private function label(mixed $given, string $path): void
    {
        if (is_int($given)) {
            return;
        }
        if (!is_string($given)) {
            $this->warnings[] = ['wrong_type', $path];
        } elseif (strlen($given) > self::MAX_TEXT) {
            $this->errors[] = ['text_too_long', $path];
        } elseif (isset(self::PLACEHOLDERS[trim($given)])) {
            $this->warnings[] = ['text_placeholder', $path];
        }
    }

    private function price(mixed $given, string $path): void
    {
        if (is_string($given)) {
            if (!preg_match(self::PRICE, $given)) {
                $this->errors[] = ['price_invalid', $path];
            }

            return;
        }
        if (!is_int($given) && !is_float($given)) {
            $this->errors[] = ['wrong_type', $path];
        } elseif (!($given >= 0 && $given < INF)) {
            $this->errors[] = ['price_negative', $path];
        } elseif ($given != round($given, 4)) {
            $this->warnings[] = ['price_fraction', $path];
        }
    }

    protected function isEmail(string $email): bool
    {
        return preg_match(self::EMAIL, $email) === 1;
    }

    protected function isUrl(string $url): bool
    {
        return strlen($url) <= self::MAX_TEXT && preg_match(self::URL, $url) === 1;
    }
}
