<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento\ViewModel;

use Flocktory\Postcheckout\Magento\Shop;
use Magento\Framework\View\Element\Block\ArgumentInterface;

/** What every page prints: nothing here may touch a session. */
final class Loader implements ArgumentInterface
{
    public function __construct(private Shop $shop)
    {
    }

    /** The loader: a file, which the policy's list of hosts allows. */
    public function html(): string
    {
        return $this->shop->renderer->loader($this->shop->setting('site_id'));
    }
}
