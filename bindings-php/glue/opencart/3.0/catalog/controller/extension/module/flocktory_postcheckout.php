<?php

use Flocktory\Postcheckout\OpenCart\Page;

require_once DIR_SYSTEM . 'library/flocktory_postcheckout/autoload.php';

/** The handlers of OpenCart's events. What an event gets in return ends it, so they return nothing. */
class ControllerExtensionModuleFlocktoryPostcheckout extends Controller
{
    /** A layout may have the module, which has no block to show. */
    public function index()
    {
        return '';
    }

    public function rememberOrder(&$route, &$data)
    {
        if ($page = $this->page()) {
            $page->rememberOrder();
        }
    }

    public function addPostcheckout(&$route, &$data)
    {
        if ($page = $this->page()) {
            $page->addPostcheckout($data);
        }
    }

    public function addLoader(&$route, &$data, &$output)
    {
        if ($page = $this->page()) {
            $page->addLoader($output);
        }
    }

    /** A host may go back to an older PHP, for which the classes would answer every page with an error. */
    private function page()
    {
        return PHP_VERSION_ID < 80100 ? null : new Page($this->registry, 'getOrderProducts', 'getOrderTotals');
    }
}
