<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento;

use Flocktory\Postcheckout\Setup;
use Magento\Framework\Escaper;
use Magento\Framework\Locale\ResolverInterface;
use Magento\Framework\Notification\MessageInterface;

/** The system message of the administration about what keeps orders from being sent. */
final class SetupMessage implements MessageInterface
{
    public function __construct(private Shop $shop, private ResolverInterface $locale, private Escaper $escaper)
    {
    }

    public function getIdentity()
    {
        return 'flocktory_postcheckout_setup';
    }

    public function isDisplayed()
    {
        return $this->problem() !== null;
    }

    public function getText()
    {
        return 'Flocktory: ' . $this->escaper->escapeHtml((string) $this->problem());
    }

    public function getSeverity()
    {
        return self::SEVERITY_MAJOR;
    }

    private function problem(): ?string
    {
        return Setup::problem($this->shop->setting('site_id'), substr($this->locale->getLocale(), 0, 2));
    }
}
