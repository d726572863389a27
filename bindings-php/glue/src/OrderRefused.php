<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

use Throwable;

/** Nothing was printed for an order: the argument of the shop's event or hook. */
final class OrderRefused
{
    /** The number of calls of a trace that are described, the innermost first. */
    private const PLACES = 10;

    public function __construct(public readonly Throwable $cause)
    {
    }

    /** @return list<Problem> Empty if the failure is not about the order. */
    public function problems(): array
    {
        return $this->cause instanceof InvalidOrderException ? $this->cause->getProblems() : [];
    }

    /**
     * The cause as one line without customers' data: the library masks what it quotes, and the messages of other
     * exceptions. Their traces are without the arguments of calls.
     *
     * @param string $lang `ru`, or anything else for English; the library's messages have the language of the option
     */
    public function describe(string $lang = 'en'): string
    {
        if ($this->cause instanceof InvalidOrderException) {
            return $this->cause->getMessage();
        }
        if (!extension_loaded(Setup::EXTENSION)) {
            return Setup::problem(null, $lang);
        }

        $places = [sprintf('%s:%d', $this->cause->getFile(), $this->cause->getLine())];
        foreach (array_slice($this->cause->getTrace(), 0, self::PLACES - 1) as $call) {
            if (isset($call['file'], $call['line'])) {
                $places[] = sprintf('%s:%d in %s', $call['file'], $call['line'], $call['function']);
            }
        }

        return sprintf('%s: %s at %s', get_debug_type($this->cause), scrub($this->cause->getMessage()), implode(', ', $places));
    }
}
