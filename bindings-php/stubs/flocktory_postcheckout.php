<?php

/**
 * The extension `flocktory_postcheckout`, for editors and static analysis. Nothing loads this file at run time.
 *
 * The options, with their defaults:
 *
 *     nonce: ?string = null       the nonce of the response's Content-Security-Policy
 *     once: bool = false          push each order id once per browser
 *     spot: ?string = null        the spot of orders that do not have one
 *     base_url: ?string = null    the shop's address, against which relative images are resolved
 *     country: string = 'RU'      the numbering plan of phones without a country code
 *     charset: string = 'utf-8'   or 'windows-1251': the encoding of the shop's strings
 *     lang: string = 'en'         or 'ru': the language of problem messages
 *     strict: bool = false        makes every warning an error
 *     form: string = 'script'     or 'data', 'datalayer'
 *     feed: Feed|string|null = null  the index of the shop's feed, or its path: an item that is not in it gets a warning
 */

namespace Flocktory\Postcheckout;

/** The script that reads the blocks of the form `data`, to be served as a file of the shop. */
const STATIC_FILE = '';

/** The name to serve it under. */
const STATIC_FILE_NAME = '';

/**
 * Makes the snippet of an order, or of a list of orders, one push each.
 *
 * @param array|object $order
 * @param array{nonce?: ?string, once?: ?bool, spot?: ?string, base_url?: ?string, country?: ?string, charset?: ?string, lang?: ?string, strict?: ?bool, form?: ?string, feed?: Feed|string|null} $options
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
 * @param array{nonce?: ?string, once?: ?bool, spot?: ?string, base_url?: ?string, country?: ?string, charset?: ?string, lang?: ?string, strict?: ?bool, form?: ?string, feed?: Feed|string|null} $options
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
 * @throws InvalidOrderException if the site's id is not all digits, or an option is invalid
 */
function loader(int|string $siteId, array $options = []): string
{
}

/**
 * Makes the JSON of a container file to import into Google Tag Manager: variables, trigger and tag. The options are those
 * of the command `flocktory-postcheckout gtm container`, whose `--help` describes them.
 *
 * @param array{source?: ?string, mapping?: ?array<string, mixed>, event?: string|list<string>|null, page_path?: ?string, variable?: string|array|null, value?: ?string, compare?: ?string, spot?: string|array|null, custom_field?: string|array|null, site_id?: string|int|null, nonce?: string|array|null, once?: ?bool, country?: ?string, prefix?: ?string, lang?: ?string, charset?: ?string} $options
 *
 * @throws InvalidOrderException if an option is invalid, or a required one is missing
 */
function gtmContainer(array $options = []): string
{
}

/**
 * The hosts that Flocktory's scripts need, by directive, to add to a shop's Content-Security-Policy.
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

/** Masks the phones and email addresses of a text and returns it as one line, for logs. */
function scrub(string $text): string
{
}

/** `sha256-…` of STATIC_FILE, for the tag's `integrity` and for `script-src`. */
function staticFileHash(): string
{
}

/** The tag to insert into the page. It is ASCII, so it works in a page of any charset. As a string, it is its html. */
final class Snippet implements \Stringable
{
    /** The whole tag. */
    public readonly string $html;

    /** The script or JSON inside the tag, for hosts that write the tag themselves. */
    public readonly string $body;

    /** The payload alone, as JSON: an object, or an array if a list of orders was given. */
    public readonly string $json;

    /** `sha256-…` of exactly the body, for a `script-src` that allows inline scripts by hash. */
    public readonly string $cspHash;

    /** @var list<Problem> The warnings: what was changed or left out, and why. */
    public readonly array $problems;

    private function __construct()
    {
    }

    public function __toString(): string
    {
    }
}

/** One problem of an order: what, where, and how to fix it. */
final class Problem implements \Stringable
{
    /** `error`: there is no snippet; `warning`: there is one anyway. */
    public readonly string $severity;

    /** The kind of problem, a stable name. */
    public readonly string $code;

    /** Where it is, such as `order.items[2].price`; empty for the whole input. */
    public readonly string $path;

    /** A text for people, in the language of the option `lang`. Emails and phones are masked. */
    public readonly string $message;

    /** How to fix it, if that is known. */
    public readonly ?string $hint;

    private function __construct()
    {
    }

    public function __toString(): string
    {
    }
}

/**
 * The index of the shop's feed, for the option `feed`; the command `flocktory-postcheckout feed index` makes it. An object
 * follows its file: within a second of a replacement, the new file is used.
 */
final class Feed
{
    private function __construct()
    {
    }

    /**
     * Opens an index. Only its header is read.
     *
     * @param array{lang?: ?string} $options
     *
     * @throws FeedException if the file can't be read, or is not an index that this release reads
     */
    public static function open(string $path, array $options = []): Feed
    {
    }

    /** The absolute path of the file. */
    public function path(): string
    {
    }

    /** The number of offers in the feed. */
    public function offers(): int
    {
    }

    /**
     * Whether the feed has an offer with exactly this id.
     *
     * @throws FeedException if the file can no longer be used
     */
    public function contains(int|string $id): bool
    {
    }
}

/** A file can't be used as the index of a feed: the message says which, and why. */
class FeedException extends \RuntimeException
{
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
