<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\gtmContainer;

require_once __DIR__ . '/feeds.php';

/** The container for Google Tag Manager is the command's, byte for byte. */
final class GtmTest extends TestCase
{
    public function options(): iterable
    {
        yield [[], []];
        yield [['source' => 'ga4', 'site_id' => 1839, 'once' => true], ['--source=ga4', '--site-id=1839', '--once']];
        yield [
            ['source' => 'classic', 'event' => ['purchase', 'заказ'], 'prefix' => 'Магазин', 'lang' => 'ru'],
            ['--source=classic', '--event=purchase', '--event=заказ', '--prefix=Магазин', '--lang=ru'],
        ];
        yield [
            ['source' => 'ga4', 'page_path' => '/thanks', 'compare' => 'contains', 'nonce' => ['cookie' => 'n']],
            ['--source=ga4', '--page-path=/thanks', '--compare=contains', '--nonce={"cookie":"n"}'],
        ];
    }

    /** @dataProvider options */
    public function testTheContainer(array $options, array $arguments): void
    {
        self::assertSame(command('gtm', 'container', ...$arguments), gtmContainer($options));
    }

    public function testPrefixInWindows1251(): void
    {
        $old = ['prefix' => mb_convert_encoding('Магазин', 'windows-1251', 'UTF-8'), 'charset' => 'windows-1251'];
        self::assertSame(gtmContainer(['prefix' => 'Магазин']), gtmContainer($old));
    }

    public function testRefusedOptions(): void
    {
        foreach ([['sourse' => 'ga4'], ['source' => 'ga5'], ['source' => 'globals'], ['mapping' => 1, 'source' => 'ga4'], ['x']] as $options) {
            try {
                gtmContainer($options);
                self::fail(json_encode($options));
            } catch (InvalidOrderException $invalid) {
                self::assertStringStartsWith('options', $invalid->getProblems()[0]->path);
                self::assertSame(__FILE__, $invalid->getFile());
            }
        }
        $this->expectExceptionMessage('must be of type array, string given');
        gtmContainer('ga4');
    }

    /** The stub's list is in a comment, so it is compared with what core knows. */
    public function testTheStubTellsEveryOption(): void
    {
        $options = json_decode(file_get_contents(__DIR__ . '/../../schema/options.json'), true, flags: JSON_THROW_ON_ERROR);
        preg_match('/array\{(source\?.*)\} \$options/', file_get_contents(__DIR__ . '/../../bindings-php/stubs/flocktory_postcheckout.php'), $stub);
        preg_match_all('/(\w+)\?:/', $stub[1], $stubbed);
        self::assertSame(array_column($options['gtm_container'], 'name'), $stubbed[1]);
    }
}
