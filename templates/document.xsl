<?xml version="1.0" encoding="UTF-8"?>
<!-- A contract or policy: with whom, where, and which versions are known. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:evidence.xsl"/>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:choose>
      <xsl:when test="r:document/r:type and r:context/r:operator"><w:say code="document.type-of" type="r:document/r:type" operator="r:context/r:operator"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(r:document/r:type, r:context/r:operator)"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:followed[@captures]"/>
  <xsl:apply-templates select="r:document"/>
  <xsl:apply-templates select="r:history"/>
  <xsl:apply-templates select="r:lists"/>
</xsl:template>

<!-- what is asked first of a document: how old the last capture is, and when it last changed -->
<xsl:template match="r:followed">
  <p class="lead">
    <w:say code="document.captured" on="r:captured" n="@captures"/>
    <xsl:if test="r:changed">
      <xsl:text> </xsl:text>
      <w:say code="document.changed" on="r:changed" class="w:term('change-class', @changed-class)" n="@changes"><w:arg name="last"><a href="{$root}{r:change/@href}"><w:words/></a></w:arg></w:say>
    </xsl:if>
    <xsl:if test="not(r:changed) and @changes"><xsl:text> </xsl:text><w:say code="document.unchanged"/></xsl:if>
  </p>
</xsl:template>

<xsl:template match="r:document">
  <section aria-labelledby="contract">
    <h2 id="contract"><w:say code="document.contract"/></h2>
    <dl>
      <xsl:apply-templates select="r:platform|r:services|r:type|r:address|r:language|r:prevails|r:variant-of|r:incorporates|r:entity|r:entities|r:governing-law|r:governs|r:user-classes" mode="row"/>
      <xsl:if test="../r:shown">
        <dt><w:say code="document.shown-by"/></dt>
        <dd><ul class="plain shown"><xsl:apply-templates select="../r:shown/r:quotation"/></ul></dd>
      </xsl:if>
      <xsl:if test="not(r:governs)"><dt><xsl:value-of select="w:term('label', 'governs')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
      <xsl:if test="not(r:user-classes)"><dt><xsl:value-of select="w:term('label', 'user-classes')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
      <xsl:apply-templates select="r:sources" mode="row"/>
    </dl>
  </section>
  <xsl:if test="r:versions">
    <section aria-labelledby="versions">
      <h2 id="versions"><w:say code="document.versions"/></h2>
      <xsl:apply-templates select="r:versions"/>
    </section>
  </xsl:if>
  <xsl:if test="r:captures">
    <section aria-labelledby="captures">
      <h2 id="captures"><w:say code="document.captures"/></h2>
      <xsl:apply-templates select="r:captures"/>
    </section>
  </xsl:if>
</xsl:template>

<!-- a place with a source of its own shows it, as a fact of the platform does -->
<xsl:template match="r:document/r:governs" mode="value">
  <xsl:apply-imports/>
  <xsl:if test="r:dated/r:dated">
    <ul class="plain">
      <xsl:for-each select="r:dated/r:dated">
        <li><xsl:apply-templates select="r:place" mode="value"/>: <xsl:apply-templates select="r:sources" mode="value"/></li>
      </xsl:for-each>
    </ul>
  </xsl:if>
</xsl:template>

<xsl:template match="r:incorporates" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:part">
      <li>
        <xsl:apply-templates select="r:document" mode="value"/>
        <xsl:if test="r:as-amended">, <xsl:apply-templates select="r:as-amended" mode="term"/></xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- ======== the history ======== -->

<xsl:template match="r:history">
  <section aria-labelledby="history">
    <h2 id="history"><w:say code="document.history"/></h2>
    <p><w:say code="document.in-order"/></p>
    <xsl:apply-templates select="r:classes"/>
    <xsl:choose>
      <xsl:when test="r:furniture">
        <details>
          <summary><w:say code="document.furniture" n="@furniture-lines"/></summary>
          <ul><xsl:for-each select="r:furniture/r:line"><li><w:say code="document.furniture-line" words="r:words" n="@seen" of="@of"/></li></xsl:for-each></ul>
          <xsl:if test="@furniture-lines &gt; count(r:furniture/r:line)"><p><w:say code="document.furniture-more" n="@furniture-lines - count(r:furniture/r:line)"/></p></xsl:if>
        </details>
      </xsl:when>
      <xsl:when test="@furniture-lines"><p><w:say code="document.furniture" n="@furniture-lines"/></p></xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="r:alternations/r:alternation"/>
    <ol class="history">
      <xsl:apply-templates select="r:stretches/r:stretch"/>
    </ol>
  </section>
</xsl:template>

<!-- what says nothing new is folded; nothing of it is lost -->
<xsl:template match="r:stretch">
  <xsl:variable name="n" select="count(r:steps/r:step)"/>
  <li>
    <xsl:choose>
      <xsl:when test="@quiet = 'yes' and $n &gt; 1">
        <details>
          <summary><w:say code="document.quiet" n="$n" from="r:steps/r:step[1]/r:on" to="r:steps/r:step[last()]/r:on"/></summary>
          <ol><xsl:for-each select="r:steps/r:step"><li><xsl:apply-templates select="."/></li></xsl:for-each></ol>
        </details>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="r:steps/r:step"/></xsl:otherwise>
    </xsl:choose>
  </li>
</xsl:template>

<xsl:template match="r:step">
  <xsl:choose>
    <xsl:when test="r:record/@href"><a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:on" mode="value"/></a></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="r:on" mode="value"/></xsl:otherwise>
  </xsl:choose>
  <xsl:text>: </xsl:text>
  <xsl:apply-templates select="." mode="class"/>
  <xsl:if test="r:effective">; <w:say code="document.effective" from="r:effective"/></xsl:if>
  <xsl:if test="not(r:record)"><span class="hash"><xsl:value-of select="concat(' ', r:capture)"/></span></xsl:if>
</xsl:template>

<xsl:template match="r:versions">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col"><w:say code="column.version"/></th><th scope="col"><w:say code="document.text"/></th><th scope="col"><w:say code="document.entity"/></th><th scope="col"><w:say code="column.evidence"/></th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:version">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:version" mode="value"/></th>
            <td w:data-label="document.text"><xsl:apply-templates select="r:text" mode="term"/></td>
            <td w:data-label="document.entity"><xsl:value-of select="r:entity"/></td>
            <td w:data-label="column.evidence">
              <xsl:apply-templates select="r:address" mode="value"/>
              <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
              <xsl:apply-templates select="r:sources" mode="value"/>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
