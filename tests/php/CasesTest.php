<?php

declare(strict_types=1);

use Flocktory\Postcheckout\InvalidOrderException;
use Flocktory\Postcheckout\Problem;
use PHPUnit\Framework\TestCase;

use function Flocktory\Postcheckout\check;
use function Flocktory\Postcheckout\loader;
use function Flocktory\Postcheckout\render;

/** Replays tests/cases, the contract that every language keeps: see tests/README.md. */
final class CasesTest extends TestCase
{
    public function cases(): iterable
    {
        foreach (glob(__DIR__ . '/../cases/*.json') as $file) {
            foreach (json_decode(file_get_contents($file), true, flags: JSON_THROW_ON_ERROR) as $case) {
                // JSON text is for the entry points that take it.
                if (!isset($case['text']) && !isset($case['base64'])) {
                    yield basename($file, '.json') . ": $case[name]" => [$case];
                }
            }
        }
    }

    /** @dataProvider cases */
    public function testCase(array $case): void
    {
        $options = $case['options'] ?? [];
        if (!is_array($options)) {
            $this->expectException(TypeError::class);
            render($case['input'], $options);
        }
        try {
            if (isset($case['loader'])) {
                self::assertSame($case['html'] ?? null, loader($case['loader'], $options));
                $problems = [];
            } else {
                $snippet = render($case['input'], $options);
                self::assertSame($case['html'] ?? null, (string) $snippet);
                self::assertSame($case['json'], $snippet->json);
                $problems = $snippet->problems;
            }
        } catch (InvalidOrderException $invalid) {
            self::assertArrayNotHasKey('html', $case);
            $problems = $invalid->getProblems();
        }
        self::assertSame($case['problems'], array_map(self::reported(...), $problems));
        if (array_key_exists('input', $case) && !self::areToldAlone($problems)) {
            self::assertEquals($problems, check($case['input'], $options));
        }
    }

    private static function reported(Problem $problem): array
    {
        return array_filter((array) $problem, static fn (?string $field): bool => $field !== null);
    }

    /** Whether `check` throws the problems instead of returning them, as for options that can't be read. */
    private static function areToldAlone(array $problems): bool
    {
        return in_array($problems[0]->code ?? '', ['option_unknown', 'option_invalid'], true);
    }
}
