<?php

$arModuleVersion = ['VERSION' => '0.1.0', 'VERSION_DATE' => '2026-01-01 00:00:00'];
