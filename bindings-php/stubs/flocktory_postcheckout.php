<?php

/**
 * The extension `flocktory_postcheckout`, for editors and static analysis. Nothing loads this file at run time.
 *
 * The options, with their defaults:
 *
 *     nonce: ?string = null       the nonce of the response's Content-Security-Policy
 *     once: bool = false          push each order id once per browser
 *     spot: ?string = null        the spot of orders that have none of their own
 *     base_url: ?string = null    the shop's address, against which relative images are resolved
 *     country: string = 'RU'      the numbering plan of phones without a country code
 *     charset: string = 'utf-8'   or 'windows-1251': the encoding of the shop's strings
 *     lang: string = 'en'         or 'ru': the language of problem messages
 *     strict: bool = false        makes every warning an error
 *     form: string = 'script'     or 'data', 'datalayer'
 */

namespace Flocktory\Postcheckout;

/** The script that reads the blocks of the form `data`, to be served as a file of the shop's own. */
const STATIC_FILE = '';

/** The name to serve it under. */
const STATIC_FILE_NAME = '';

/**
 * Makes the snippet of an order, or of a list of orders, one push each.
 *
 * @param array|object $order
 * @param array{nonce?: ?string, once?: ?bool, spot?: ?string, base_url?: ?string, country?: ?string, charset?: ?string, lang?: ?string, strict?: ?bool, form?: ?string} $options
 *
 * @throws InvalidOrderException with every problem found, if at least one of them is an error
 */
function render(mixed $order, array $options = []): Snippet
{
}

/**
 * Finds every problem of an order, or of a list of orders, without making a snippet.
 *
 * @param array|object $order
 * @param array{nonce?: ?string, once?: ?bool, spot?: ?string, base_url?: ?string, country?: ?string, charset?: ?string, lang?: ?string, strict?: ?bool, form?: ?string} $options
 *
 * @return list<Problem>
 *
 * @throws InvalidOrderException if the options can't be read
 */
function check(mixed $order, array $options = []): array
{
}

/**
 * Makes the tag of Flocktory's loader for a site, for the head of every page.
 *
 * @param array{nonce?: ?string, lang?: ?string} $options
 *
 * @throws InvalidOrderException if the site's id is not digits alone, or an option is refused
 */
function loader(int|string $siteId, array $options = []): string
{
}

/**
 * The hosts that Flocktory's own scripts need, by directive, to add to a shop's Content-Security-Policy.
 *
 * @return array<string, list<string>>
 */
function cspSources(): array
{
}

/** `sha256-…` of a text, for `script-src` and for `integrity`. */
function cspHash(string $text): string
{
}

/** `sha256-…` of STATIC_FILE, for the tag's `integrity` and for `script-src`. */
function staticFileHash(): string
{
}

/** What goes into the page: ASCII throughout, so it reads the same in a page of any charset. As a string, its html. */
final class Snippet implements \Stringable
{
    /** The whole tag. */
    public readonly string $html;

    /** What stands between the tags, for hosts that add the tag themselves. */
    public readonly string $body;

    /** The payload alone, as JSON: an object, or an array if a list of orders was given. */
    public readonly string $json;

    /** `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash. */
    public readonly string $cspHash;

    /** @var list<Problem> The warnings: what differs from the input, and why. */
    public readonly array $problems;

    private function __construct()
    {
    }

    public function __toString(): string
    {
    }
}

/** One problem of an order: what, where, and what to do about it. */
final class Problem implements \Stringable
{
    /** `error`: there is no snippet; `warning`: there is one in spite of it. */
    public readonly string $severity;

    /** Which kind of problem: stable. */
    public readonly string $code;

    /** Where it is, such as `order.items[2].price`; empty for the whole input. */
    public readonly string $path;

    /** For people, in the language of the option `lang`. Emails and phones are masked. */
    public readonly string $message;

    /** How to mend it, where that can be told. */
    public readonly ?string $hint;

    private function __construct()
    {
    }

    public function __toString(): string
    {
    }
}

/** The order has errors, so there is no snippet. */
class InvalidOrderException extends \Exception
{
    private array $problems = [];

    /** @return list<Problem> Every problem found, warnings included, in the order of the input. */
    final public function getProblems(): array
    {
    }
}
