<?xml version="1.0" encoding="UTF-8"?>
<!-- What clauses and law rest on alike: words, where they stand, and the captures that hold them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">

<!-- ======== excerpts ======== -->

<!-- The words, and under them where they stand and how they were seen. Without a document of its own an excerpt
     is of what is given; `evidence` has the states of all of them, in their order. With `id` others can lead to it. -->
<xsl:template match="r:excerpt">
  <xsl:param name="of"/>
  <xsl:param name="evidence"/>
  <xsl:param name="id"/>
  <xsl:variable name="place" select="position()"/>
  <xsl:variable name="state" select="$evidence/r:excerpts/r:excerpt[$place]/@state"/>
  <figure class="excerpt">
    <xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="concat($id, $place)"/></xsl:attribute></xsl:if>
    <blockquote>
      <xsl:if test="r:language and not(r:translation = 'true')"><xsl:attribute name="lang"><xsl:value-of select="r:language"/></xsl:attribute></xsl:if>
      <p><xsl:value-of select="r:text"/></p>
    </blockquote>
    <figcaption>
      <xsl:if test="r:translation = 'true'">
        <strong>Translation, not verbatim</strong>
        <xsl:if test="r:language"> (<xsl:apply-templates select="r:language" mode="value"/>)</xsl:if>
        <xsl:text>. </xsl:text>
      </xsl:if>
      <xsl:if test="r:section"><xsl:value-of select="concat(r:section, ' of ')"/></xsl:if>
      <xsl:apply-templates select="r:document|$of[not(current()/r:document)]" mode="value"/>
      <xsl:choose>
        <xsl:when test="r:capture"><xsl:value-of select="concat(', capture ', r:capture)"/></xsl:when>
        <xsl:otherwise>, no capture named</xsl:otherwise>
      </xsl:choose>
      <xsl:text>. Evidence: </xsl:text>
      <xsl:choose>
        <xsl:when test="$state = 'second-hand' and r:quoted-by">
          <strong><xsl:apply-templates select="$state" mode="term"><xsl:with-param name="of" select="'evidence-short'"/></xsl:apply-templates></strong>
          <xsl:value-of select="concat('; quoted by ', r:quoted-by)"/>
        </xsl:when>
        <xsl:otherwise>
          <strong><xsl:apply-templates select="$state" mode="term"><xsl:with-param name="of" select="'evidence'"/></xsl:apply-templates></strong>
          <xsl:if test="r:quoted-by"><xsl:value-of select="concat('; also quoted by ', r:quoted-by)"/></xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="r:attested">
        <xsl:text>, </xsl:text>
        <xsl:if test="r:by">by <xsl:value-of select="r:by"/><xsl:text>, </xsl:text></xsl:if>
        <xsl:text>on </xsl:text>
        <xsl:apply-templates select="r:on" mode="value"/>
      </xsl:for-each>
      <xsl:text>.</xsl:text>
      <xsl:apply-templates select="r:sources" mode="value"/>
      <xsl:apply-templates select="$evidence/r:excerpts/r:excerpt[$place]/r:found"/>
    </figcaption>
  </figure>
</xsl:template>

<!-- the way from the quotation to the bytes, for whoever wants to follow it -->
<xsl:template match="r:found">
  <details class="found">
    <summary>
      <xsl:text>Where it stands: </xsl:text>
      <xsl:if test="r:section"><xsl:value-of select="concat(r:section, ', ')"/></xsl:if>
      <xsl:text>in captures from </xsl:text>
      <time><xsl:value-of select="r:first-on"/></time>
      <xsl:text> to </xsl:text>
      <time><xsl:value-of select="r:last-on"/></time>
      <xsl:text>; </xsl:text>
      <xsl:apply-templates select="@fate" mode="term"><xsl:with-param name="of" select="'fate'"/></xsl:apply-templates>
      <xsl:if test="r:since-on"> since <time><xsl:value-of select="r:since-on"/></time></xsl:if>
    </summary>
    <dl>
      <dt>Capture</dt>
      <dd>
        <xsl:value-of select="r:capture"/>
        <xsl:if test="r:at">, fetched <time><xsl:value-of select="r:at"/></time></xsl:if>
      </dd>
      <xsl:if test="r:archive">
        <dt>Archive</dt>
        <dd>
          <a href="{r:archive/r:url}" rel="external"><xsl:value-of select="r:archive/r:title"/></a>
          <xsl:value-of select="concat(', ', r:archive/r:licence, ', ', r:archive/r:attribution)"/>
        </dd>
      </xsl:if>
      <xsl:if test="r:path"><dt>File</dt><dd><code><xsl:value-of select="r:path"/></code></dd></xsl:if>
      <xsl:if test="r:commit"><dt>Commit</dt><dd><code class="hash"><xsl:value-of select="r:commit"/></code></dd></xsl:if>
      <dt>SHA-256</dt><dd><code class="hash"><xsl:value-of select="r:sha256"/></code></dd>
      <dt>Bytes</dt><dd><xsl:value-of select="concat(@from, ' to ', @to, ', compared by normalisation ', @normalisation)"/></dd>
      <xsl:if test="@left-out">
        <dt>Left out</dt>
        <dd>
          <xsl:value-of select="concat(@left-out, ' characters at “[…]”')"/>
          <xsl:if test="r:drops"><xsl:value-of select="concat(', which hold “', r:drops, '”')"/></xsl:if>
        </dd>
      </xsl:if>
    </dl>
  </details>
</xsl:template>

<!-- ======== captures ======== -->

<!-- copies in archives, with what is needed to find and check them -->
<xsl:template match="r:captures">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col">Capture</th><th scope="col">Fetched</th><th scope="col">Version</th><th scope="col">Text</th><th scope="col">Where</th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:capture">
          <tr>
            <th scope="row"><xsl:value-of select="r:capture"/></th>
            <td data-label="Fetched"><xsl:apply-templates select="r:on" mode="value"/></td>
            <td data-label="Version"><xsl:apply-templates select="r:version" mode="value"/></td>
            <td data-label="Text"><xsl:apply-templates select="r:text" mode="term"/></td>
            <td data-label="Where">
              <xsl:if test="r:url"><xsl:apply-templates select="r:url" mode="value"/><br/></xsl:if>
              <xsl:value-of select="r:archive"/>
              <xsl:if test="r:commit"><span class="hash"> commit <xsl:value-of select="r:commit"/></span></xsl:if>
              <xsl:if test="r:sha256"><span class="hash"> SHA-256 <xsl:value-of select="r:sha256"/></span></xsl:if>
              <xsl:if test="not(r:url|r:archive|r:commit|r:sha256)">not recorded</xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- two texts in turn -->
<xsl:template match="r:alternation">
  <p>
    <xsl:text>The archive alternates between two texts, those of </xsl:text>
    <xsl:value-of select="r:one"/> and <xsl:value-of select="r:other"/>
    <xsl:text>: it went back to an earlier one </xsl:text>
    <xsl:value-of select="@times"/>
    <xsl:text> times between </xsl:text>
    <xsl:value-of select="r:from"/> and <xsl:value-of select="r:until"/>.
  </p>
</xsl:template>

<!-- what the step before a capture is -->
<xsl:template match="r:step" mode="class">
  <strong><xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></strong>
  <xsl:if test="r:back-to"> to the text of <xsl:value-of select="r:back-to"/></xsl:if>
  <xsl:for-each select="r:marks/r:mark">
    <xsl:text>; </xsl:text>
    <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
  </xsl:for-each>
</xsl:template>

<xsl:template match="r:classes">
  <div class="wide">
    <table>
      <caption>Captures by class of the step before them</caption>
      <thead><tr><th scope="col">Class</th><th scope="col" class="number">Captures</th></tr></thead>
      <tbody>
        <xsl:for-each select="r:class">
          <tr>
            <th scope="row"><xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></th>
            <td class="number"><xsl:value-of select="@n"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot><tr><th scope="row">Sum</th><td class="number"><xsl:value-of select="../@of"/></td></tr></tfoot>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
