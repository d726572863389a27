<?php

declare(strict_types=1);

use Flocktory\Postcheckout\Feed;
use Flocktory\Postcheckout\FeedException;
use Flocktory\Postcheckout\InvalidOrderException;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\render;

require_once __DIR__ . '/feeds.php';

/** The index of a feed: opened, used by orders, replaced, broken. */
final class FeedTest extends TestCase
{
    private string $folder;

    protected function setUp(): void
    {
        $this->folder = sys_get_temp_dir() . '/feed-' . getmypid();
        mkdir($this->folder);
    }

    protected function tearDown(): void
    {
        array_map(unlink(...), glob("$this->folder/*"));
        rmdir($this->folder);
    }

    private function index(array|string ...$offers): string
    {
        return indexed("$this->folder/feed.idx", ...$offers);
    }

    /** The problems of the feed: each code with its hint. */
    private static function compared(Feed|string|null $feed, array|string|int ...$items): array
    {
        $items = array_map(static fn (array|string|int $item): array => item(...(is_array($item) ? $item : ['id' => $item])), $items);
        $problems = array_filter(
            check(order(items: $items), ['feed' => $feed]),
            static fn (object $problem): bool => str_starts_with($problem->code, 'feed_'),
        );

        return array_map(static fn (object $problem): array => [$problem->code, $problem->hint], array_values($problems));
    }

    public function testEachReasonIsTold(): void
    {
        $cases = json_decode(file_get_contents(__DIR__ . '/../feed/mismatches.json'), true, flags: JSON_THROW_ON_ERROR);
        $seen = [];
        foreach ($cases as $case) {
            $feed = Feed::open($this->index(...$case['offers']));
            foreach ($case['items'] as $wanted) {
                $reported = array_column(self::compared($feed, array_intersect_key($wanted, ['id' => 1, 'title' => 1])), 0);
                self::assertSame($wanted['reported'], $reported, json_encode($wanted));
                $seen = [...$seen, ...$reported];
            }
        }
        self::assertGreaterThan(9, count(array_unique($seen)));
    }

    public function testAFeedAndAPathAreTheSame(): void
    {
        $path = $this->index(['id' => '777', 'name' => 'Шапка «Зима»'], 'a&b');
        $feed = Feed::open($path);
        foreach ([$feed, $path] as $given) {
            self::assertSame([['feed_id_unknown', null]], self::compared($given, 777, 'a&b', 'no'));
            self::assertSame([['feed_id_title', 'the feed has "777"']], self::compared($given, ['id' => 'x', 'title' => 'Шапка «Зима»']));
        }
        self::assertSame([$path, 2, true, true, false], [$feed->path(), $feed->offers(), $feed->contains(777), $feed->contains('777'), $feed->contains('7')]);
        self::assertSame((string) render(order(items: [item(id: 777)])), (string) render(order(items: [item(id: 777)]), ['feed' => $feed]));
        self::assertSame([], self::compared(null, 'no'));
        $problem = render(order(), ['feed' => $feed, 'lang' => 'ru'])->problems[0];
        self::assertStringContainsString('нет в фиде', $problem->message);
        $this->expectException(InvalidOrderException::class);
        render(order(), ['feed' => $feed, 'strict' => true]);
    }

    public function testARelativePathIsOfTheFolderThatPhpIsIn(): void
    {
        $this->index('777');
        $old = getcwd();
        chdir($this->folder);
        try {
            self::assertSame("$this->folder/feed.idx", Feed::open('feed.idx')->path());
            self::assertSame([], self::compared('feed.idx', '777'));
        } finally {
            chdir($old);
        }
    }

    public function testWhatIsNoFeedIsRefused(): void
    {
        foreach ([5, true, ['feed.idx'], new stdClass(), new ArrayObject()] as $given) {
            try {
                render(order(), ['feed' => $given]);
                self::fail(get_debug_type($given));
            } catch (InvalidOrderException $invalid) {
                self::assertSame('option_invalid options.feed', $invalid->getProblems()[0]->code . ' ' . $invalid->getProblems()[0]->path);
            }
        }
        $this->expectException(InvalidOrderException::class);
        render(order(), ['spot' => Feed::open($this->index('777'))]);
    }

    public function testAFileThatCannotBeUsed(): void
    {
        $index = $this->index('777');
        $whole = file_get_contents($index);
        $reported = [];
        foreach (['short' => substr($whole, 0, -1), 'foreign' => str_repeat('another file', 99), 'empty' => '', 'missing' => null] as $name => $content) {
            $path = "$this->folder/$name.idx";
            $content === null || file_put_contents($path, $content);
            try {
                Feed::open($path, ['lang' => 'ru']);
                self::fail($name);
            } catch (FeedException $failed) {
                self::assertStringStartsWith("$path: ", $failed->getMessage());
                self::assertSame(__FILE__, $failed->getFile());
                $reported[] = $failed->getMessage();
            }
            // The order is still sent.
            self::assertSame('feed_unreadable', render(order(), ['feed' => $path])->problems[0]->code);
        }
        self::assertStringContainsString('это не индекс фида', $reported[1]);
        foreach ([["a\0b"], ["\xff"], [1], [], ['a', []], ['a', ['lang' => 'de']]] as $arguments) {
            try {
                Feed::open(...$arguments);
                self::fail(json_encode($arguments));
            } catch (FeedException | TypeError | ValueError | InvalidOrderException) {
            }
        }
    }

    public function testAnObjectIsOnlyMadeByOpen(): void
    {
        $feed = Feed::open($this->index('777'));
        foreach ([static fn () => new Feed(), static fn () => clone $feed, static fn () => serialize($feed), static fn () => $feed->x = 1] as $wrong) {
            try {
                $wrong();
                self::fail();
            } catch (Throwable $error) {
                self::assertNotInstanceOf(PHPUnit\Framework\Exception::class, $error);
            }
        }
        self::assertTrue($feed->contains('777'));
    }

    public function testAReplacedIndexIsFollowed(): void
    {
        $feed = Feed::open($this->index('777'));
        self::assertSame([['feed_id_unknown', null]], self::compared($feed, '778'));
        $this->index('778');
        for ($end = time() + 120; !$feed->contains('778') && time() < $end; usleep(50_000));
        self::assertSame([], self::compared($feed, '778'));
        // If the new file is unusable, the earlier index stays in use.
        file_put_contents("$this->folder/broken", 'broken');
        rename("$this->folder/broken", "$this->folder/feed.idx");
        for ($end = time() + 120; self::compared($feed, '778') === [] && time() < $end; usleep(50_000));
        self::assertSame([['feed_stale', null]], self::compared($feed, '778'));
        self::assertTrue($feed->contains('778'));
    }

    public function testAPipeIsRefusedAtOnce(): void
    {
        $pipe = "$this->folder/pipe";
        // Not every PHP has the extension posix.
        exec('mkfifo ' . escapeshellarg($pipe), $output, $status);
        self::assertSame(0, $status);
        foreach ([$pipe, $this->folder, '/dev/zero'] as $path) {
            self::assertSame('feed_unreadable', render(order(), ['feed' => $path])->problems[0]->code);
            try {
                Feed::open($path);
                self::fail($path);
            } catch (FeedException $failed) {
                self::assertSame("$path: not a regular file", $failed->getMessage());
            }
        }
    }

    public function testAnAnswerIsRightOrRefusedWhateverHappensToTheFile(): void
    {
        $files = array_map(fn (string $name): string => indexed(
            "$this->folder/$name.idx",
            'common',
            ...array_map(static fn (int $number): string => sprintf('%s-%04d', $name, $number), range(1, 2000)),
        ), ['A', 'B']);
        $path = "$this->folder/feed.idx";
        copy($files[0], $path);
        $feed = Feed::open($path);
        $race = proc_open(['python3', __DIR__ . '/../feed/race.py', getenv('RACE_ROUNDS') ?: '200', $path, ...$files], [], $pipes);
        for ($answers = 0, $refused = 0; ($status = proc_get_status($race))['running'];) {
            foreach ([$feed, $path] as $given) {
                $codes = array_unique(array_column(self::compared($given, 'common', 'Common'), 0));
                $isRight = array_values(array_diff($codes, ['feed_stale'])) === ['feed_id_case'];
                self::assertTrue($isRight || in_array('feed_unreadable', $codes, true), implode(' ', $codes));
            }
            foreach (['common' => true, 'Common' => false, 'C-0001' => false] as $id => $wanted) {
                try {
                    self::assertSame($wanted, $feed->contains($id));
                    $answers++;
                } catch (FeedException) {
                    $refused++;
                }
            }
        }
        self::assertSame(0, $status['exitcode']);
        self::assertGreaterThan(0, $answers);
        if (getenv('RACE_ROUNDS')) {
            fwrite(STDERR, "$answers answers, $refused refused\n");
        }
    }

    public function testOpenBasedirCounts(): void
    {
        $path = $this->index('sku-1');
        $code = sprintf(
            'require %s; echo Flocktory\Postcheckout\render(order(), ["feed" => %s])->problems[0] ?? "none", "\n";
            try { Flocktory\Postcheckout\Feed::open(%2$s); echo "opened"; } catch (Flocktory\Postcheckout\FeedException $e) { echo $e->getMessage(); }',
            var_export(__DIR__ . '/orders.php', true),
            var_export($path, true),
        );
        $run = static fn (string $folder): string => shell_exec(implode(' ', array_map(escapeshellarg(...), [
            PHP_BINARY, '-n', '-dextension=' . getenv('EXTENSION'), "-dopen_basedir=$folder", '-r', $code,
        ])));
        self::assertSame("none\nopened", $run(__DIR__ . PATH_SEPARATOR . $this->folder));
        [$warning, $failed] = explode("\n", $run(__DIR__));
        self::assertStringContainsString('feed_unreadable', $warning);
        self::assertSame("$path: open_basedir restriction in effect", $failed);
    }
}
