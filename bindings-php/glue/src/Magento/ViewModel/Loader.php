<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Magento\ViewModel;

use Flocktory\Postcheckout\Magento\Shop;
use Magento\Framework\View\Element\Block\ArgumentInterface;

/** The loader, which every page prints, so it must not use the session. */
final class Loader implements ArgumentInterface
{
    public function __construct(private Shop $shop)
    {
    }

    /** The loader's tag. It loads a file, which the policy's list of hosts allows. */
    public function html(): string
    {
        return $this->shop->renderer()->loader($this->shop->setting('site_id'));
    }
}
