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
 *     feed: Feed|string|null = null  the index of the shop's feed, or its path: an item that is not in it is a warning
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
 * @throws InvalidOrderException if the site's id is not digits alone, or an option is refused
 */
function loader(int|string $siteId, array $options = []): string
{
}

/**
 * Makes the container file that is imported into Google Tag Manager, as JSON: variables, trigger and tag. The options are
 * those of the command `flocktory-postcheckout gtm container`, whose `--help` tells what each does.
 *
 * @param array{source?: ?string, mapping?: ?array<string, mixed>, event?: string|list<string>|null, page_path?: ?string, variable?: string|array|null, value?: ?string, compare?: ?string, spot?: string|array|null, custom_field?: string|array|null, site_id?: string|int|null, nonce?: string|array|null, once?: ?bool, country?: ?string, prefix?: ?string, lang?: ?string, charset?: ?string} $options
 *
 * @throws InvalidOrderException if an option is refused, or one that is needed is missing
 */
function gtmContainer(array $options = []): string
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

/** A text with phones and addresses masked, as one line: for logs. */
function scrub(string $text): string
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

/**
 * The index of the shop's feed, for the option `feed`; the command `flocktory-postcheckout feed index` makes it. An object
 * follows its file: when that is replaced, the new one is used within a second.
 */
final class Feed
{
    private function __construct()
    {
    }

    /**
     * Opens an index. Nothing but its header is read.
     *
     * @param array{lang?: ?string} $options
     *
     * @throws FeedException if the file can't be read, or is no index that this release reads
     */
    public static function open(string $path, array $options = []): Feed
    {
    }

    /** The whole path of the file. */
    public function path(): string
    {
    }

    /** How many offers the feed has. */
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

/** A file can't be used as the index of a feed: the message tells which, and why. */
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
