<?xml version="1.0"?>
<!-- What xsltproc makes of the XML that 'floors xml' writes: the pages that Hugo makes of the same map. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common"
	extension-element-prefixes="exsl">
<xsl:output method="html" encoding="UTF-8"/>

<xsl:key name="law" match="unit[regulation]" use="regulation"/>
<xsl:key name="duty" match="unit/obligations/item" use="concat(../../regulation, '/', obligation)"/>
<xsl:key name="platform" match="unit[not(document)][platform]" use="platform"/>
<xsl:key name="by-duty" match="unit[provision]" use="mappings/item/obligation"/>
<!-- a value is cut out of a text here, which XPath does for one node only: so the key has mappings -->
<xsl:key name="by-law" match="unit[provision]/mappings/item" use="substring-before(obligation, '/')"/>
<xsl:key name="by-platform" match="unit[provision]" use="substring-before(document, '/')"/>

<xsl:template name="page">
	<xsl:param name="path"/>
	<xsl:param name="title"/>
	<xsl:param name="body"/>
	<exsl:document href="{$path}.html" method="html" encoding="UTF-8" doctype-system="about:legacy-compat">
		<html lang="en">
			<head>
				<title><xsl:value-of select="$title"/> | Benchmark map</title>
				<link rel="stylesheet" href="/style.css"/>
			</head>
			<body>
				<nav>
					<a href="/">Benchmark map</a>
					<a href="/provisions/">Provisions</a>
					<a href="/obligations/">Obligations</a>
					<a href="/regulations/">Regulations</a>
					<a href="/platforms/">Platforms</a>
				</nav>
				<main>
					<h1><xsl:value-of select="$title"/></h1>
					<xsl:copy-of select="$body"/>
				</main>
			</body>
		</html>
	</exsl:document>
</xsl:template>

<xsl:template match="/map">
	<html lang="en">
		<head><title>Benchmark map</title></head>
		<body>
			<p><xsl:value-of select="count(unit[provision])"/> provisions</p>
			<ul>
				<xsl:for-each select="unit[not(document)][platform]"><li><a href="/platforms/{platform}.html"><xsl:value-of select="title"/></a></li></xsl:for-each>
				<xsl:for-each select="unit[regulation]"><li><a href="/regulations/{regulation}.html"><xsl:value-of select="title"/></a></li></xsl:for-each>
			</ul>
		</body>
	</html>
	<xsl:apply-templates select="unit[provision]" mode="provision"/>
	<xsl:apply-templates select="unit[regulation]" mode="law"/>
	<xsl:apply-templates select="unit/obligations/item" mode="duty"/>
	<xsl:apply-templates select="unit[not(document)][platform]" mode="platform"/>
</xsl:template>

<xsl:template match="unit" mode="provision">
	<xsl:call-template name="page">
		<xsl:with-param name="path" select="concat('provisions/', document, '/', provision)"/>
		<xsl:with-param name="title" select="title"/>
		<xsl:with-param name="body">
			<xsl:variable name="platform" select="substring-before(document, '/')"/>
			<dl>
				<dt>Platform</dt><dd><a href="/platforms/{$platform}.html"><xsl:value-of select="key('platform', $platform)/title"/></a></dd>
				<dt>Document</dt><dd><xsl:value-of select="concat(document, ', ', locator, ', version of ', version)"/></dd>
				<dt>Categories</dt><dd><xsl:for-each select="categories/item"><xsl:value-of select="."/><xsl:text> </xsl:text></xsl:for-each></dd>
				<dt>Words</dt><dd><xsl:value-of select="basis"/></dd>
			</dl>
			<xsl:for-each select="excerpts/item">
				<blockquote><p><xsl:value-of select="text"/></p><p>Capture <xsl:value-of select="concat(capture, ', attested by ', attested/by, ' on ', attested/on)"/></p></blockquote>
			</xsl:for-each>
			<p><xsl:value-of select="summary"/></p>
			<h2>Why it matters</h2>
			<p><xsl:value-of select="matters"/></p>
			<xsl:if test="note"><h2>Note</h2><p><xsl:value-of select="note"/></p></xsl:if>
			<h2>Mappings</h2>
			<xsl:apply-templates select="mappings/item" mode="mapping"/>
			<h2>Due diligence</h2>
			<ul><xsl:for-each select="due-diligence/item"><li><xsl:value-of select="concat(what, ' ', by, ' (', status, ')')"/></li></xsl:for-each></ul>
			<xsl:if test="comparators">
				<h2>Compare</h2>
				<ul><xsl:for-each select="comparators/item"><li><a href="/provisions/{provision}.html"><xsl:value-of select="provision"/></a>: <xsl:value-of select="why"/></li></xsl:for-each></ul>
			</xsl:if>
			<h2>Sources</h2>
			<ul><xsl:for-each select="sources/item"><li><a href="{url}"><xsl:value-of select="title"/></a> (<xsl:value-of select="class"/>)</li></xsl:for-each></ul>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="item" mode="mapping">
	<section>
		<xsl:variable name="duty" select="key('duty', obligation)"/>
		<h3><a href="/obligations/{obligation}.html"><xsl:value-of select="concat($duty/citation, ': ', $duty/title)"/></a></h3>
		<p><xsl:value-of select="concat($duty/deontic, ' of ', $duty/binds, '; ', $duty/duty)"/></p>
		<dl>
			<dt>Relation</dt><dd><xsl:value-of select="relation"/></dd>
			<dt>Confidence</dt><dd><xsl:value-of select="confidence"/></dd>
			<dt>Method</dt><dd><xsl:value-of select="method"/></dd>
			<dt>Status</dt><dd><xsl:value-of select="status"/></dd>
		</dl>
		<p><xsl:value-of select="rationale"/></p>
		<xsl:if test="reviewed"><p>Reviewed by <xsl:value-of select="concat(reviewed/by, ', ', reviewed/capacity, ', on ', reviewed/on)"/></p></xsl:if>
	</section>
</xsl:template>

<xsl:template name="list">
	<xsl:param name="provisions"/>
	<h2>Provisions</h2>
	<ul>
		<xsl:for-each select="$provisions"><li><a href="/provisions/{document}/{provision}.html"><xsl:value-of select="title"/></a> <xsl:value-of select="summary"/></li></xsl:for-each>
	</ul>
</xsl:template>

<xsl:template match="item" mode="duty">
	<xsl:variable name="id" select="concat(../../regulation, '/', obligation)"/>
	<xsl:call-template name="page">
		<xsl:with-param name="path" select="concat('obligations/', $id)"/>
		<xsl:with-param name="title" select="concat(../../title, ', ', citation)"/>
		<xsl:with-param name="body">
			<p><a href="/regulations/{../../regulation}.html"><xsl:value-of select="../../title"/></a></p>
			<h2><xsl:value-of select="title"/></h2>
			<dl>
				<dt>Kind</dt><dd><xsl:value-of select="deontic"/></dd>
				<dt>Binds</dt><dd><xsl:value-of select="binds"/></dd>
				<xsl:if test="when"><dt>When</dt><dd><xsl:value-of select="when"/></dd></xsl:if>
			</dl>
			<p><xsl:value-of select="duty"/></p>
			<xsl:for-each select="exceptions/item"><p>Except: <xsl:value-of select="concat(effect, ' ', when)"/></p></xsl:for-each>
			<xsl:for-each select="enforcement/item"><p><xsl:value-of select="concat(authority, ': ', sanction/type, ' ', sanction/amount, ' ', sanction/citation)"/></p></xsl:for-each>
			<p><xsl:value-of select="note"/></p>
			<xsl:call-template name="list"><xsl:with-param name="provisions" select="key('by-duty', $id)"/></xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="unit" mode="law">
	<xsl:call-template name="page">
		<xsl:with-param name="path" select="concat('regulations/', regulation)"/>
		<xsl:with-param name="title" select="title"/>
		<xsl:with-param name="body">
			<dl>
				<dt>Citation</dt><dd><xsl:value-of select="citation"/></dd>
				<dt>Place</dt><dd><xsl:value-of select="jurisdiction"/></dd>
				<dt>Checked</dt><dd><xsl:value-of select="checked"/></dd>
			</dl>
			<p><xsl:value-of select="summary"/></p>
			<ul><xsl:for-each select="history/item"><li><xsl:value-of select="concat(event, ': ', on, ' (', by, ')')"/></li></xsl:for-each></ul>
			<h2>Obligations</h2>
			<xsl:for-each select="obligations/item">
				<h3><a href="/obligations/{../../regulation}/{obligation}.html"><xsl:value-of select="concat(citation, ': ', title)"/></a></h3>
				<p><xsl:value-of select="duty"/></p>
			</xsl:for-each>
			<xsl:call-template name="list"><xsl:with-param name="provisions" select="key('by-law', regulation)/../.."/></xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

<xsl:template match="unit" mode="platform">
	<xsl:call-template name="page">
		<xsl:with-param name="path" select="concat('platforms/', platform)"/>
		<xsl:with-param name="title" select="title"/>
		<xsl:with-param name="body">
			<dl>
				<dt>Operator</dt><dd><xsl:value-of select="operator"/></dd>
				<dt>Seat</dt><dd><xsl:value-of select="seat"/></dd>
				<dt>Kind</dt><dd><xsl:value-of select="service-kind"/></dd>
				<dt>Offered</dt><dd><xsl:for-each select="offered/in/item"><xsl:value-of select="."/><xsl:text> </xsl:text></xsl:for-each></dd>
			</dl>
			<p><xsl:value-of select="description"/></p>
			<h2>Roles</h2>
			<ul><xsl:for-each select="roles/item"><li><xsl:value-of select="concat(role, ' ', holds, ' (', confidence, '). ', because)"/></li></xsl:for-each></ul>
			<h2>Facts</h2>
			<ul><xsl:for-each select="facts/item"><li><xsl:value-of select="concat(fact, ' ', in, ': ', value, ' (', confidence, ')')"/></li></xsl:for-each></ul>
			<xsl:call-template name="list"><xsl:with-param name="provisions" select="key('by-platform', platform)"/></xsl:call-template>
		</xsl:with-param>
	</xsl:call-template>
</xsl:template>

</xsl:stylesheet>
