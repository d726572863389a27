<?php

namespace Opencart\Catalog\Controller\Extension\FlocktoryPostcheckout\Module;

use Flocktory\Postcheckout\OpenCart\Page;
use Opencart\System\Engine\Controller;

require_once DIR_EXTENSION . 'flocktory_postcheckout/system/library/autoload.php';

/** The handlers of OpenCart's events. */
class FlocktoryPostcheckout extends Controller
{
    /** A layout may have the module, which has no block to show. */
    public function index(): string
    {
        return '';
    }

    public function rememberOrder(string &$route, array &$args): void
    {
        $this->page()?->rememberOrder();
    }

    public function addPostcheckout(string &$route, array &$data): void
    {
        $this->page()?->addPostcheckout($data);
    }

    public function addLoader(string &$route, array &$data, mixed &$output): void
    {
        $this->page()?->addLoader($output);
    }

    /** A host may go back to an older PHP, for which the classes would answer every page with an error. */
    private function page(): ?Page
    {
        return PHP_VERSION_ID < 80100 ? null : new Page($this->registry, 'getProducts', 'getTotals');
    }
}
