<?php

declare(strict_types=1);

use PHPUnit\Framework\TestCase;

/** What the plugin for WordPress consists of; `wordpress.test.mjs` runs it. */
final class WordPressTest extends TestCase
{
    private const GLUE = __DIR__ . '/../../../bindings-php/glue';
    private const CATALOGUE = self::GLUE . '/wordpress/languages/flocktory-postcheckout-ru_RU';

    public function testHeaders(): void
    {
        preg_match_all('/^ \* ([\w ]+): (.+)$/m', file_get_contents(self::GLUE . '/wordpress/flocktory-postcheckout.php'), $found);
        $headers = array_combine($found[1], $found[2]);
        self::assertSame(phpversion('flocktory_postcheckout'), $headers['Version']);
        $required = json_decode(file_get_contents(self::GLUE . '/composer.json'), true)['require']['php'];
        self::assertSame($required, '>=' . $headers['Requires PHP']);
        self::assertSame(basename(self::CATALOGUE), $headers['Text Domain'] . '-ru_RU');
        self::assertDirectoryExists(self::GLUE . '/wordpress' . $headers['Domain Path']);
        foreach (['Author', 'Requires at least', 'WC requires at least', 'WC tested up to'] as $name) {
            self::assertArrayHasKey($name, $headers);
        }
    }

    public function testEveryTextIsInRussian(): void
    {
        $code = implode(array_map(file_get_contents(...), glob(self::GLUE . '/src/WooCommerce/*.php')));
        preg_match_all("/__\('([^']+)', 'flocktory-postcheckout'\)/", $code, $texts);
        self::assertSame(substr_count($code, "'flocktory-postcheckout')"), count($texts[1]));
        preg_match('/^ \* Description: (.+)/m', file_get_contents(self::GLUE . '/wordpress/flocktory-postcheckout.php'), $description);
        preg_match_all('/^msgid "(.+)"\nmsgstr ".+"$/m', file_get_contents(self::CATALOGUE . '.po'), $translated);
        $texts = array_unique([$description[1], ...$texts[1]]);
        self::assertSame([[], []], [array_diff($texts, $translated[1]), array_diff($translated[1], $texts)]);
    }

    public function testTheCompiledCatalogueIsFresh(): void
    {
        self::assertSame(
            shell_exec('msgfmt -o - ' . escapeshellarg(self::CATALOGUE . '.po')),
            file_get_contents(self::CATALOGUE . '.mo'),
            'msgfmt -o NAME.mo NAME.po writes it',
        );
    }

    /** The options that the plugin stores are those that it deletes. */
    public function testUninstall(): void
    {
        preg_match_all("/'flocktory_\w+'/", file_get_contents(self::GLUE . '/wordpress/uninstall.php'), $deleted);
        preg_match_all("/const \w+ = ('flocktory_\w+')/", file_get_contents(self::GLUE . '/src/WooCommerce/Settings.php'), $stored);
        self::assertSame($stored[1], $deleted[0]);
        self::assertNotSame([], $stored[1]);
    }
}
