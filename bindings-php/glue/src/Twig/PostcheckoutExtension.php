<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Twig;

use Closure;
use Flocktory\Postcheckout\SafeRenderer;
use Twig\Extension\AbstractExtension;
use Twig\TwigFunction;

/**
 * `{{ flocktory_postcheckout(order) }}` and `{{ flocktory_loader() }}`. Both take the options of the library, such as
 * `{nonce: csp_nonce('script')}`.
 */
final class PostcheckoutExtension extends AbstractExtension
{
    private ?Closure $nonce;

    /** @param ?callable(): ?string $nonce returns the nonce of the response, if the template passes none */
    public function __construct(
        private SafeRenderer $renderer,
        private string|int|null $siteId = null,
        ?callable $nonce = null,
    ) {
        $this->nonce = $nonce === null ? null : $nonce(...);
    }

    public function getFunctions(): array
    {
        $html = ['is_safe' => ['html']];

        return [
            new TwigFunction('flocktory_postcheckout', $this->postcheckout(...), $html),
            new TwigFunction('flocktory_loader', $this->loader(...), $html),
        ];
    }

    private function postcheckout(mixed $order, array $options = []): string
    {
        return $this->renderer->html($order, fn (): array => $options + $this->nonce());
    }

    private function loader(array $options = []): string
    {
        return $this->renderer->loader($this->siteId, fn (): array => $options + $this->nonce());
    }

    private function nonce(): array
    {
        return $this->nonce === null ? [] : ['nonce' => ($this->nonce)()];
    }
}
